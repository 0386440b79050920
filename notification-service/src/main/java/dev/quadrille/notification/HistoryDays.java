package dev.quadrille.notification;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Sees to it that each day whose orders may be heard of has its partition: the days to come before they begin, and those
 * past that Kafka and the inbox may still bring up. Where one is missing the default partition takes its events.
 */
@ApplicationScoped
class HistoryDays {

    static final int BACK = 8;
    static final int AHEAD = 3;

    private static final Logger LOG = Logger.getLogger(HistoryDays.class);
    private static final long SCAFFOLD = 0x51554144_48444159L; // "QUADHDAY", one replica at a time
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Retention retention;

    HistoryDays(Pool pool, Retention retention) {
        this.pool = pool;
        this.retention = retention;
    }

    /** Before the first event is heard. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            add().onFailure().retry().atMost(ATTEMPTS).await().atMost(PATIENCE);
        } catch (RuntimeException later) {
            LOG.warnf("the history has no partitions for all days, the next sweep adds them: %s", later);
        }
    }

    /** Waits for another replica that does the same; but 100 ms at most for those who hear events: it is rather done again. */
    Uni<Void> add() {
        return pool.withTransaction(transaction -> alone(transaction).chain(() -> add(transaction)));
    }

    private static Uni<Void> alone(SqlConnection transaction) {
        return transaction
                .preparedQuery("select pg_advisory_xact_lock($1), set_config('lock_timeout', '100ms', true)")
                .execute(Tuple.of(SCAFFOLD))
                .replaceWithVoid();
    }

    private Uni<Void> add(SqlConnection transaction) {
        return transaction
                .preparedQuery(
                        "select saga_event_add_day($1::date + ahead) from generate_series($2::int, $3::int) ahead")
                .execute(Tuple.of(retention.today(), -BACK, AHEAD))
                .replaceWithVoid();
    }
}
