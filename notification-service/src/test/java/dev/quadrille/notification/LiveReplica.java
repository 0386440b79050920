package dev.quadrille.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.quadrille.messaging.EnvelopesOf;
import dev.quadrille.messaging.Pipeline;
import dev.quadrille.notification.Story.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What of a replica hears events and tells of sagas, on the database that it shares with others. */
final class LiveReplica {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final LiveFeed feed = new LiveFeed(JSON, new LiveDoor(5, Duration.ofSeconds(10)), Duration.ZERO);
    final LiveExchange exchange;
    private final Pool pool;
    private final Sagas sagas;

    LiveReplica(Pool pool, Sagas sagas) {
        this.pool = pool;
        this.sagas = sagas;
        this.exchange = new LiveExchange(pool, feed);
    }

    /** Somebody who watches here, and has been told where he stands. */
    Spectator watcher() {
        Spectator watcher = Spectator.quick(feed, null);
        watcher.letter(1);
        return watcher;
    }

    /** One batch. */
    void hears(List<Step> steps) {
        commits(saves(steps));
    }

    /** The transaction of a batch is committed, and nobody has noticed yet. */
    SagaLog saves(List<Step> steps) {
        SagaLog log = new SagaLog();
        pool.withTransaction(transaction -> save(transaction, log, steps))
                .await()
                .atMost(PATIENCE);
        return log;
    }

    void commits(SagaLog log) {
        exchange.committed(log, log.changed());
    }

    void stop() {
        exchange.stop(null);
        feed.stop();
    }

    private Uni<Void> save(SqlConnection transaction, SagaLog log, List<Step> steps) {
        Set<UUID> orders = steps.stream().map(step -> step.event().orderId()).collect(Collectors.toSet());
        return sagas.open(transaction, log, orders).chain(() -> {
            steps.forEach(step -> log.hear(Story.heard(step)));
            return Pipeline.inOrder(
                    sagas.save(transaction, log, EnvelopesOf.heard(log.heard())), exchange.say(transaction, log));
        });
    }
}
