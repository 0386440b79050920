package dev.quadrille.notification;

import dev.quadrille.messaging.Sweep;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** {@code saga_in_flight}: how many sagas have begun and not ended, in the whole system, read from time to time. */
@ApplicationScoped
class OpenSagas implements Sweep {

    private final Pool pool;
    private volatile long open;

    OpenSagas(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        Gauge.builder("saga.in.flight", this, sagas -> sagas.open)
                .description("Sagas that have begun and not ended")
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
        return pool.query("select count(*) from saga where ended_at is null")
                .execute()
                .invoke(rows -> open = rows.iterator().next().getLong(0))
                .replaceWith(false);
    }
}
