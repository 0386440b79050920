package dev.quadrille.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes messages as CloudEvents 1.0 in Kafka's binary content mode: attributes in the headers, the bare body as value. */
record RecordWriter(String source) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    ProducerRecord<String, byte[]> record(OutboxMessage message) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
        headers(message, (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private void headers(OutboxMessage message, BiConsumer<String, String> header) {
        Map<String, String> further = further(message.headers());
        header.accept("ce_specversion", Envelope.SPEC_VERSION);
        header.accept("ce_id", message.id().toString());
        header.accept("ce_type", message.type());
        header.accept("ce_source", source);
        header.accept("ce_time", message.time().toString());
        accept(header, "ce_subject", message.key());
        accept(header, "ce_causationid", message.causationId());
        accept(header, "traceparent", message.traceparent());
        accept(header, "content-type", further.isEmpty() ? Envelope.CONTENT_TYPE : null);
        further.forEach(header);
    }

    private static void accept(BiConsumer<String, String> header, String name, Object value) {
        if (value != null) {
            header.accept(name, value.toString());
        }
    }

    private static Map<String, String> further(String headers) {
        try {
            return headers == null ? Map.of() : JSON.readValue(headers, HEADERS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the outbox holds headers that are no JSON object: " + headers, damaged);
        }
    }
}
