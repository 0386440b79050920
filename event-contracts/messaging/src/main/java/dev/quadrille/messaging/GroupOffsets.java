package dev.quadrille.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Where a consumer group stands, by what it has committed: three questions to the broker, and nobody waits. */
final class GroupOffsets {

    private GroupOffsets() {}

    /** @return the records between what is committed and the end; a partition without a commit counts from offset 0 */
    static CompletableFuture<Long> behind(Admin admin, String group, List<String> topics) {
        CompletableFuture<Map<TopicPartition, OffsetAndMetadata>> committed = committed(admin, group);
        return answer(admin.describeTopics(topics).allTopicNames())
                .thenCompose(described -> ends(admin, described.values()))
                .thenCombine(committed, GroupOffsets::between);
    }

    /** Nothing for a group that has never committed. */
    private static CompletableFuture<Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin, String group) {
        return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    if (cause instanceof GroupIdNotFoundException) {
                        return Map.of();
                    }
                    throw new CompletionException(cause);
                });
    }

    private static CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends(
            Admin admin, Collection<TopicDescription> topics) {
        Map<TopicPartition, OffsetSpec> latest = topics.stream()
                .flatMap(GroupOffsets::partitions)
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return answer(admin.listOffsets(latest).all());
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private static long between(
            Map<TopicPartition, ListOffsetsResultInfo> ends, Map<TopicPartition, OffsetAndMetadata> committed) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue().offset() - offset(committed.get(end.getKey()))))
                .sum();
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> CompletableFuture<T> answer(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture();
    }
}
