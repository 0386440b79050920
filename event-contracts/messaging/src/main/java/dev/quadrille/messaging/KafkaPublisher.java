package dev.quadrille.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Hands a batch to Kafka at once and waits once, on a thread of its own: the producer may block, an event loop must not. It
 * is made there, too, since the broker's name is looked up then, and a name server may be slow.
 */
@ApplicationScoped
class KafkaPublisher implements Publisher {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "outbox-relay"));
    private final Map<String, Object> configuration;
    private final RecordWriter writer;
    private volatile KafkaProducer<String, byte[]> producer;

    KafkaPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, SagaParticipant<?> participant) {
        this.configuration = configuration(kafka);
        this.writer = new RecordWriter(participant.reactions().participant().source());
    }

    @Override
    public Uni<Void> publish(List<OutboxMessage> messages) {
        return Uni.createFrom().emitter(emitter -> thread.execute(() -> publish(messages, emitter)));
    }

    @Override
    public Uni<Place> publish(OutboxMessage message) {
        return Uni.createFrom().emitter(emitter -> thread.execute(() -> publish(message, emitter)));
    }

    @Override
    public void close() {
        thread.shutdown();
        if (producer != null) {
            producer.close();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private void publish(List<OutboxMessage> messages, UniEmitter<? super Void> emitter) {
        AtomicReference<Exception> refusal = new AtomicReference<>();
        try {
            // a send may wait for the broker: the first that does so in vain is the last
            messages.stream().takeWhile(message -> refusal.get() == null).forEach(message -> send(message, refusal));
            producer().flush();
        } catch (RuntimeException stopped) {
            refusal.compareAndSet(null, stopped);
        }
        if (refusal.get() == null) {
            emitter.complete(null);
        } else {
            emitter.fail(refusal.get());
        }
    }

    private void publish(OutboxMessage message, UniEmitter<? super Place> emitter) {
        try {
            producer().send(writer.record(message), (place, failure) -> {
                if (failure == null) {
                    emitter.complete(new Place(place.topic(), place.partition(), place.offset()));
                } else {
                    emitter.fail(failure);
                }
            });
            producer().flush();
        } catch (RuntimeException stopped) {
            emitter.fail(stopped);
        }
    }

    private void send(OutboxMessage message, AtomicReference<Exception> refusal) {
        producer().send(writer.record(message), (place, failure) -> refusal.compareAndSet(null, failure));
    }

    private static Map<String, Object> configuration(Map<String, Object> kafka) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        // what is sent together goes in few requests; nobody waits for it, since a flush ends it
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 100);
        // a relay that hangs holds the floor: give up before the database ends its idle transaction after 5 s
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_500);
        kafka.forEach((name, value) -> {
            if (ProducerConfig.configNames().contains(name)) {
                configuration.put(name, value);
            }
        });
        return configuration;
    }
}
