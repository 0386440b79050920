package dev.quadrille.local.secure;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.local.audit.Broker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Somebody who tries what the broker lets him do. */
final class BrokerUser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;

    BrokerUser(Broker broker) {
        consumer = new KafkaConsumer<>(broker.client(Map.of()), new StringDeserializer(), new StringDeserializer());
        producer = new KafkaProducer<>(broker.client(Map.of()), new StringSerializer(), new StringSerializer());
    }

    boolean mayWrite(String topic) {
        try {
            producer.send(new ProducerRecord<>(topic, 0, "key", "text")).get();
            return true;
        } catch (ExecutionException e) {
            return isDenied(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isDenied(Throwable cause) {
        if (cause instanceof TopicAuthorizationException) {
            return false;
        }
        throw new IllegalStateException(cause);
    }

    /** Of a topic that has a record. */
    boolean mayRead(String topic) {
        List<TopicPartition> first = List.of(new TopicPartition(topic, 0));
        try {
            consumer.assign(first);
            consumer.seekToBeginning(first);
            return !consumer.poll(PATIENCE).isEmpty();
        } catch (TopicAuthorizationException denied) {
            return false;
        }
    }

    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(EventCatalog.topics().stream()
                .flatMap(topic -> IntStream.range(0, EventCatalog.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList());
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
