package dev.quadrille.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * A consumer's place in its group: it hears all of its topics, or others hear a part of them. While parts are handed out
 * anew nobody knows who gets which, so others may.
 */
final class Membership implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Membership.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Consumer<?, ?> consumer;
    private final List<String> topics;
    private final Company company;
    private Offsets offsets;

    /** @param company is told on the thread that polls, and always before the first record of another part is read */
    Membership(Consumer<?, ?> consumer, List<String> topics, Company company) {
        this.consumer = consumer;
        this.topics = topics;
        this.company = company;
    }

    /** Wants to know whether others hear a part. */
    @FunctionalInterface
    interface Company {
        void shares(boolean withOthers);
    }

    /** @param offsets of the consumer, which end with each part */
    void begin(Offsets offsets) {
        this.offsets = offsets;
        consumer.subscribe(topics, this);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        company.shares(true);
        offsets.onPartitionsRevoked(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        company.shares(true);
        offsets.onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        offsets.onPartitionsAssigned(partitions);
        company.shares(!hearsAll());
    }

    private boolean hearsAll() {
        try {
            return consumer.assignment().size()
                    >= topics.stream().mapToInt(this::partitions).sum();
        } catch (KafkaException failure) {
            LOG.debugf("whether others hear a part is not known: %s", failure);
            return false;
        }
    }

    private int partitions(String topic) {
        return consumer.partitionsFor(topic, PATIENCE).size();
    }
}
