package dev.quadrille.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.Envelope;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Hands a batch to Kafka at once and waits once, on a thread of its own: the producer may block, an event loop must not. */
@ApplicationScoped
class KafkaPublisher implements Publisher {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "outbox-relay"));
    private final KafkaProducer<String, byte[]> producer;
    private final String source;

    KafkaPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, SagaParticipant<?> participant) {
        this.producer = new KafkaProducer<>(configuration(kafka), new StringSerializer(), new ByteArraySerializer());
        this.source = participant.reactions().participant().source();
    }

    @Override
    public Uni<Void> publish(List<OutboxMessage> messages) {
        return Uni.createFrom().emitter(emitter -> thread.execute(() -> publish(messages, emitter)));
    }

    @Override
    public void close() {
        thread.shutdown();
        producer.close();
    }

    private void publish(List<OutboxMessage> messages, UniEmitter<? super Void> emitter) {
        try {
            List<Future<RecordMetadata>> sent =
                    messages.stream().map(this::record).map(producer::send).toList();
            producer.flush();
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
            emitter.complete(null);
        } catch (ExecutionException refused) {
            emitter.fail(refused.getCause());
        } catch (InterruptedException | RuntimeException stopped) {
            emitter.fail(stopped);
        }
    }

    private ProducerRecord<String, byte[]> record(OutboxMessage message) {
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

    private static Map<String, Object> configuration(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // a relay that hangs holds the floor: give up before the database ends its idle transaction after 5 s
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        kafka.forEach((name, value) -> {
            if (ProducerConfig.configNames().contains(name)) {
                configuration.put(name, value);
            }
        });
        return configuration;
    }
}
