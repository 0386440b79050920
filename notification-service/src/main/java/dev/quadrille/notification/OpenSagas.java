package dev.quadrille.notification;

import dev.quadrille.messaging.Sweep;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * {@code saga_in_flight}: how many sagas have begun and not ended, in the whole system, and
 * {@code saga_oldest_open_seconds}: how long ago the oldest of them began. Both are read from time to time.
 */
@ApplicationScoped
class OpenSagas implements Sweep {

    private final Pool pool;
    private volatile Reading last = new Reading(0, 0);

    /** @param oldestSeconds since the oldest order that is known was placed; 0 where none is under way */
    private record Reading(long open, double oldestSeconds) {}

    OpenSagas(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        Gauge.builder("saga.in.flight", this, sagas -> sagas.last.open())
                .description("Sagas that have begun and not ended")
                .register(registry);
        Gauge.builder("saga.oldest.open", this, sagas -> sagas.last.oldestSeconds())
                .baseUnit("seconds")
                .description("Age of the oldest saga that has not ended")
                .register(registry);
    }

    @Override
    public String what() {
        return "sagas under way";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Uni<Boolean> batch() {
        return pool.query("""
                        select count(*) as open,
                               greatest(0, coalesce(extract(epoch from now() - min(started_at)), 0))::float8 as oldest
                        from saga where ended_at is null""")
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> last = new Reading(row.getLong("open"), row.getDouble("oldest")))
                .replaceWith(false);
    }
}
