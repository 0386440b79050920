package dev.quadrille.local;

import dev.quadrille.contracts.EventCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/** The topics of the saga, made before the services start: a consumer that is there first would wait for its partitions. */
public final class Topics {

    private static final Map<String, String> SETTINGS = Map.of(
            "compression.type",
            "producer",
            "retention.ms",
            String.valueOf(Duration.ofDays(3).toMillis()));

    private Topics() {}

    public static List<String> names() {
        return EventCatalog.topics();
    }

    /** Leaves those alone that are there already. */
    public static void createMissing(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = await(admin.listTopics().names());
            List<NewTopic> missing = names().stream()
                    .filter(name -> !present.contains(name))
                    .map(name -> new NewTopic(name, EventCatalog.PARTITIONS, (short) 1).configs(SETTINGS))
                    .toList();
            await(admin.createTopics(missing).all());
        } catch (CompletionException e) {
            throw new LocalFailure(
                    "the topics could not be created at %s: %s"
                            .formatted(bootstrapServers, e.getCause().getMessage()),
                    e);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
