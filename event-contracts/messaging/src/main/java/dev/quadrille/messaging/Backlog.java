package dev.quadrille.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** How much waits in this service: read from time to time, shown as gauges and by the health check. */
@ApplicationScoped
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private final Pool pool;
    private final Backoff backoff;
    private final Loop loop =
            new Loop(this::read, failure -> LOG.debugf("the backlog cannot be read: %s", failure.toString()));
    private volatile Reading last = new Reading(0, 0, 0, 0);

    /**
     * @param oldestSeconds how long the oldest message has waited in the outbox; 0 when it is empty
     * @param stuck parked events that are past their last attempt, and are never given up
     */
    record Reading(long pending, double oldestSeconds, long parked, long stuck) {}

    Backlog(Pool pool, Backoff backoff, MeterRegistry registry) {
        this.pool = pool;
        this.backoff = backoff;
        gauge(registry, "outbox.pending", null, "Messages that wait for the relay", Reading::pending);
        gauge(registry, "outbox.oldest", "seconds", "Age of the oldest message", Reading::oldestSeconds);
        gauge(registry, "retry.queue.pending", null, "Parked events", Reading::parked);
        gauge(registry, "retry.queue.stuck", null, "Parked events past their last attempt", Reading::stuck);
    }

    CompletableFuture<Void> refresh() {
        return loop.wake();
    }

    Reading last() {
        return last;
    }

    private Uni<Boolean> read() {
        return pool.preparedQuery("""
                        select (select count(*) from outbox) as pending,
                               coalesce((select extract(epoch from now() - time)::float8
                                         from outbox order by position limit 1), 0) as oldest,
                               (select count(*) from retry_queue) as parked,
                               (select count(*) from retry_queue where attempts > $1) as stuck""")
                .execute(Tuple.of(backoff.attempts()))
                .invoke(rows -> last = reading(rows.iterator().next()))
                .replaceWith(false);
    }

    private static Reading reading(Row row) {
        return new Reading(
                row.getLong("pending"), row.getDouble("oldest"), row.getLong("parked"), row.getLong("stuck"));
    }

    private void gauge(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<Reading> value) {
        Gauge.builder(name, this, backlog -> value.applyAsDouble(backlog.last))
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }
}
