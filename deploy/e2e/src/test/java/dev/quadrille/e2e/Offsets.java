package dev.quadrille.e2e;

import dev.quadrille.local.audit.Broker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Where a consumer group was, taken back to the beginning. */
record Offsets(Broker broker, String group) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Kafka allows it once the group has no member left. */
    void reset() {
        try (Admin admin = Admin.create(broker.client(Map.of()))) {
            Awaitility.await("group " + group + " to be empty and reset")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .until(() -> reset(admin));
        }
    }

    private boolean reset(Admin admin) throws Exception {
        Set<TopicPartition> known = committed(admin).keySet();
        admin.alterConsumerGroupOffsets(group, beginning(known)).all().get();
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Of a group at work only a member may: so one joins, says that it has heard nothing of its part, and leaves. */
    void resetLive() {
        try (KafkaConsumer<byte[], byte[]> member =
                new KafkaConsumer<>(configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(topics());
            Awaitility.await("a part of " + group)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> isGivenSome(member));
            member.commitSync(beginning(member.assignment()));
        }
    }

    private static boolean isGivenSome(KafkaConsumer<byte[], byte[]> member) {
        member.poll(Duration.ofMillis(100));
        return !member.assignment().isEmpty();
    }

    private List<String> topics() {
        try (Admin admin = Admin.create(broker.client(Map.of()))) {
            return committed(admin).keySet().stream()
                    .map(TopicPartition::topic)
                    .distinct()
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException("group " + group, e);
        }
    }

    private Map<String, Object> configuration() {
        return broker.client(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                RangeAssignor.class.getName()));
    }

    private static Map<TopicPartition, OffsetAndMetadata> beginning(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .collect(Collectors.toMap(Function.identity(), partition -> new OffsetAndMetadata(0)));
    }
}
