package dev.quadrille.order;

import dev.quadrille.messaging.Housekeeping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Forgets the answers that were given to requests with a key, a day after. */
@ApplicationScoped
class ForgottenKeys implements Housekeeping {

    static final int BATCH = 1_000;
    static final Duration KEPT = Duration.ofHours(24);

    private final Pool pool;
    private final Clock clock;

    ForgottenKeys(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "idempotency keys of yesterday";
    }

    @Override
    public String table() {
        return "idempotency_key";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Uni<Removed> remove() {
        return pool.preparedQuery("""
                        delete from idempotency_key where ctid = any(array(
                            select ctid from idempotency_key where answered_at < $1
                            order by answered_at limit $2 for update skip locked))""")
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC), BATCH))
                .map(rows -> new Removed(rows.rowCount(), rows.rowCount() == BATCH));
    }
}
