package dev.quadrille.local.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on the topics, read from where they begin to where they end now, without joining anybody's group. */
final class Topics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FETCH_WAIT_MS = 10;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Broker broker;
    private final KafkaConsumer<String, byte[]> consumer;

    Topics(Broker broker) {
        this.broker = broker;
        this.consumer = new KafkaConsumer<>(
                broker.client(Map.of(
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        // From one partition to the next a fetch for the former would hold up the latter for so long.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_WAIT_MS,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis())),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** From the first to after the last, by partition. */
    record Range(long begin, long end) {}

    /** @return nothing for a topic that is not there */
    Map<TopicPartition, Range> ranges(Collection<String> topics) {
        try {
            Map<String, List<PartitionInfo>> there = consumer.listTopics();
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Range> ranges = new HashMap<>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> ranges.put(partition, new Range(begins.get(partition), end)));
            return ranges;
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** Reads one partition in the order of its offsets. */
    void read(TopicPartition partition, Range range, Consumer<ConsumerRecord<String, byte[]>> reader) {
        if (range.begin() == range.end()) {
            return;
        }
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, range.begin());
            while (consumer.position(partition) < range.end()) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.offset() < range.end()) {
                        reader.accept(record);
                    }
                });
            }
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** All that is on some small topics. */
    List<ConsumerRecord<String, byte[]>> all(Collection<String> topics) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        ranges(topics).forEach((partition, range) -> read(partition, range, records::add));
        return records;
    }

    private AuditImpossible unreachable(KafkaException cause) {
        return new AuditImpossible(
                "Kafka at %s does not answer: %s; is Quadrille running? See deploy/quadrille status"
                        .formatted(broker, cause.getMessage()),
                cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
