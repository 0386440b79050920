package dev.quadrille.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Participant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What could not be handled, with the reason: the original bytes as they came, the original headers under
 * {@code original_…}, and the place where the record was read. It is a CloudEvent of its own.
 */
final class DeadLetter {

    static final String TYPE = "dead-letter.v1";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_CAUSE = 1_000;

    private DeadLetter() {}

    static OutboxMessage of(
            ConsumerRecord<String, byte[]> record, Throwable cause, Participant<?> service, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new OutboxMessage(
                id,
                service.deadLetterTopic(),
                key(record),
                TYPE,
                now,
                null,
                null,
                headers(record, cause),
                record.value());
    }

    /** PostgreSQL's text holds every character but one. */
    private static String key(ConsumerRecord<String, byte[]> record) {
        return record.key() == null ? null : record.key().replace("\0", "");
    }

    private static String headers(ConsumerRecord<String, byte[]> record, Throwable cause) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/octet-stream");
        headers.put("dead_letter_cause", describe(cause));
        headers.put("dead_letter_topic", record.topic());
        headers.put("dead_letter_partition", Integer.toString(record.partition()));
        headers.put("dead_letter_offset", Long.toString(record.offset()));
        for (Header header : record.headers()) {
            String text = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
            headers.put("original_" + header.key(), text);
        }
        return json(headers);
    }

    private static String describe(Throwable cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.length() > MAX_CAUSE ? text.substring(0, MAX_CAUSE) + "…" : text;
    }

    private static String json(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write headers " + headers, impossible);
        }
    }
}
