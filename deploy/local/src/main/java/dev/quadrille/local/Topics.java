package dev.quadrille.local;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.local.audit.Broker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** The topics of the saga, made before the services start: a consumer that is there first would wait for its partitions. */
public final class Topics {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Topics() {}

    public static List<String> names() {
        return EventCatalog.topics();
    }

    /** On a single broker; leaves those alone that are there already. */
    public static void createMissing(Broker broker) {
        createMissing(broker, (short) 1, PATIENCE);
    }

    /**
     * @param replication on how many brokers; a record must be on all but one to count as written
     * @param patience how long to wait for a broker that is not there yet
     * @return how many were not there
     */
    static int createMissing(Broker broker, short replication, Duration patience) {
        try (Admin admin = Admin.create(client(broker, patience))) {
            Set<String> present = await(admin.listTopics().names());
            List<NewTopic> missing = names().stream()
                    .filter(name -> !present.contains(name))
                    .map(name ->
                            new NewTopic(name, EventCatalog.PARTITIONS, replication).configs(settings(replication)))
                    .toList();
            await(admin.createTopics(missing).all());
            return missing.size();
        } catch (CompletionException | KafkaException e) {
            throw new LocalFailure(
                    "the topics could not be created at %s: %s"
                            .formatted(broker, e.getCause().getMessage()),
                    e);
        }
    }

    private static Map<String, Object> client(Broker broker, Duration patience) {
        return broker.client(Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis()));
    }

    private static Map<String, String> settings(short replication) {
        Map<String, String> settings = new HashMap<>();
        settings.put("compression.type", "producer");
        settings.put("retention.ms", String.valueOf(Duration.ofDays(3).toMillis()));
        settings.put("min.insync.replicas", String.valueOf(Math.max(1, replication - 1)));
        return settings;
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
