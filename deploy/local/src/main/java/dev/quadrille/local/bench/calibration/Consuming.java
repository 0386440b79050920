package dev.quadrille.local.bench.calibration;

import dev.quadrille.local.audit.Broker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the calibration's records, from the beginning again whenever all are read. */
final class Consuming implements Meter.Workload, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final long total;
    private long left;

    Consuming(Broker broker, String topic) {
        partitions = IntStream.range(0, CalibrationTopic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer = new KafkaConsumer<>(
                broker.client(Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(partitions);
        total = consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        rewind();
    }

    private void rewind() {
        consumer.seekToBeginning(partitions);
        left = total;
    }

    @Override
    public long runUntil(long deadlineNanos) {
        long read = 0;
        while (System.nanoTime() - deadlineNanos < 0) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            read += records.count();
            left -= records.count();
            // Not when nothing came: a rewind would throw away what is on its way.
            if (left <= 0) {
                rewind();
            }
        }
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
