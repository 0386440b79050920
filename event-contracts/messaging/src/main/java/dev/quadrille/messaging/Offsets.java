package dev.quadrille.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far a consumer has come. It is committed now and then: what is delivered again after a crash is known to the inbox.
 * Whoever takes a partition over begins where this one has ended.
 */
final class Offsets implements ConsumerRebalanceListener {

    static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = Logger.getLogger(Offsets.class);

    private final String channel;
    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
    private long committedAt = System.nanoTime();

    Offsets(String channel, Consumer<?, ?> consumer) {
        this.channel = channel;
        this.consumer = consumer;
    }

    void handled(ConsumerRecords<?, ?> records) {
        handled.putAll(records.nextOffsets());
    }

    void commitWhenDue() {
        if (!handled.isEmpty() && System.nanoTime() - committedAt > COMMIT_INTERVAL.toNanos()) {
            handled.keySet().retainAll(consumer.assignment());
            consumer.commitAsync(Map.copyOf(handled), (offsets, failure) -> {
                if (failure != null) {
                    LOG.debugf("offsets of channel %s are committed later: %s", channel, failure);
                    offsets.forEach(handled::putIfAbsent);
                }
            });
            handled.clear();
            committedAt = System.nanoTime();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            consumer.commitSync(Map.copyOf(handled), PATIENCE);
        } catch (KafkaException failure) {
            LOG.debugf("what channel %s has handled is delivered again: %s", channel, failure);
        }
        handled.clear();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        handled.clear();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.debugf("channel %s reads %d partitions", channel, partitions.size());
    }
}
