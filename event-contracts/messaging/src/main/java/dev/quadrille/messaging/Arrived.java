package dev.quadrille.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** What has come while the last batch was handled. */
final class Arrived {

    private static final Logger LOG = Logger.getLogger(Arrived.class);

    /** Time enough for the answer of a broker that has something. */
    private static final Duration ANSWER = Duration.ofMillis(2);

    private Arrived() {}

    /**
     * A consumer asks for the next records when it hands out the last ones, and the broker answers with the first that
     * come: those that have come since then take another question.
     *
     * @return in the order of each partition; empty, without waiting, where nothing has come
     */
    static ConsumerRecords<String, byte[]> meanwhile(Consumer<String, byte[]> consumer) {
        ConsumerRecords<String, byte[]> early = consumer.poll(Duration.ZERO);
        return early.isEmpty() || early.count() >= Pace.PLENTY ? early : together(early, late(consumer));
    }

    /** What has been handed out must not be lost with what has not; the next poll meets the trouble again. */
    private static ConsumerRecords<String, byte[]> late(Consumer<String, byte[]> consumer) {
        try {
            return consumer.poll(ANSWER);
        } catch (RuntimeException trouble) {
            LOG.debugf("the records that are there are handled first: %s", trouble);
            return ConsumerRecords.empty();
        }
    }

    private static ConsumerRecords<String, byte[]> together(
            ConsumerRecords<String, byte[]> early, ConsumerRecords<String, byte[]> late) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (ConsumerRecords<String, byte[]> each : List.of(early, late)) {
            for (TopicPartition partition : each.partitions()) {
                records.computeIfAbsent(partition, first -> new ArrayList<>()).addAll(each.records(partition));
            }
            next.putAll(each.nextOffsets());
        }
        return new ConsumerRecords<>(records, next);
    }
}
