package dev.quadrille.local.audit;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.Participant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far the services are behind what was said to them. */
public final class Lag implements AutoCloseable {

    private static final int PATIENCE_MS = 10_000;

    private final Broker broker;
    private final Admin admin;

    public Lag(Broker broker) {
        this.broker = broker;
        this.admin = admin(broker);
    }

    private static Admin admin(Broker broker) {
        try {
            return Admin.create(broker.client(Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    PATIENCE_MS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    PATIENCE_MS)));
        } catch (KafkaException unknownHost) {
            throw unreachable(broker, unknownHost.getCause());
        }
    }

    private static AuditImpossible unreachable(Broker broker, Throwable cause) {
        return new AuditImpossible(
                "Kafka at %s does not answer: %s; is Quadrille running? See deploy/quadrille status"
                        .formatted(broker, cause.getMessage()),
                cause);
    }

    boolean isNone() {
        return records() == 0;
    }

    /** How many records stand on the topics that those who hear them have not acknowledged, each counted for each hearer. */
    public long records() {
        try {
            return Participant.all().stream().mapToLong(this::unheard).sum();
        } catch (CompletionException e) {
            throw unreachable(broker, e.getCause());
        }
    }

    private long unheard(Participant<?> hearer) {
        Map<TopicPartition, Long> heard = heard(hearer.service());
        Set<TopicPartition> partitions = new HashSet<>(subscribed(hearer));
        partitions.addAll(heard.keySet());
        return ends(partitions).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - heard.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Map<TopicPartition, Long> heard(String group) {
        Map<TopicPartition, Long> heard = new HashMap<>();
        committed(group).forEach((partition, offset) -> {
            if (offset != null) {
                heard.put(partition, offset.offset());
            }
        });
        return heard;
    }

    /** Nothing for a service that has never run. */
    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (CompletionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private List<TopicPartition> subscribed(Participant<?> hearer) {
        List<String> topics =
                Choreography.heardBy(hearer).stream().map(type -> type.topic()).toList();
        return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(Lag::partitions)
                .toList();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                answer(admin.listOffsets(latest).all());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        admin.close();
    }
}
