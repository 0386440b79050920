package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what was tried in vain when the ids of its time are forgotten. */
@ApplicationScoped
class ForgottenAttempts implements Housekeeping {

    static final int BATCH = 1_000;

    private final Pool pool;
    private final Clock clock;
    private final Duration keep;

    ForgottenAttempts(Pool pool, Clock clock, @ConfigProperty(name = "quadrille.inbox.keep") Duration keep) {
        this.pool = pool;
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    public String what() {
        return "attempts that failed long ago";
    }

    @Override
    public String table() {
        return "failed_attempt";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Uni<Removed> remove() {
        return pool.preparedQuery("""
                        delete from failed_attempt where (event_id, slot) in (
                            select event_id, slot from failed_attempt where at < $1
                            order by at limit $2 for update skip locked)""")
                .execute(Tuple.of(clock.instant().minus(keep).atOffset(ZoneOffset.UTC), BATCH))
                .map(rows -> new Removed(rows.rowCount(), rows.rowCount() == BATCH));
    }
}
