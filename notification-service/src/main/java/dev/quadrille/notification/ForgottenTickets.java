package dev.quadrille.notification;

import dev.quadrille.messaging.Housekeeping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets tickets with which nobody came while they were good. */
@ApplicationScoped
class ForgottenTickets implements Housekeeping {

    private final Pool pool;

    ForgottenTickets(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String what() {
        return "tickets that nobody came with";
    }

    @Override
    public String table() {
        return "live_ticket";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Uni<Removed> remove() {
        return pool.query("delete from live_ticket where ends_at <= now()")
                .execute()
                .map(rows -> new Removed(rows.rowCount(), false));
    }
}
