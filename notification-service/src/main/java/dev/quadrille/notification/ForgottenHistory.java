package dev.quadrille.notification;

import dev.quadrille.messaging.Housekeeping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Forgets the events of sagas that ended long ago, a day at a time; their rows stay. A drop needs the whole history for a
 * moment: where it does not get it at once, it lets those who hear events go first and comes again.
 */
@ApplicationScoped
class ForgottenHistory implements Housekeeping {

    static final int BATCH = 1_000;
    private static final long BROOM = 0x51554144_48495354L; // "QUADHIST", one replica at a time

    private final Pool pool;
    private final HistoryDays days;
    private final Retention retention;

    ForgottenHistory(Pool pool, HistoryDays days, Retention retention) {
        this.pool = pool;
        this.days = days;
        this.retention = retention;
    }

    @Override
    public String what() {
        return "events of sagas long past";
    }

    @Override
    public String table() {
        return "saga_event";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    /** Days to come first, and on their own: no trouble with the others must keep them away. */
    @Override
    public Uni<Removed> remove() {
        return days.add().chain(() -> pool.withTransaction(this::removeAlone));
    }

    private Uni<Removed> removeAlone(SqlConnection transaction) {
        return transaction
                .preparedQuery("select set_config('lock_timeout', '100ms', true), pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(BROOM))
                .map(rows -> rows.iterator().next().getBoolean(1))
                .chain(free -> free ? dropDay(transaction) : Uni.createFrom().item(new Removed(0, false)));
    }

    private Uni<Removed> dropDay(SqlConnection transaction) {
        return transaction
                .preparedQuery("select saga_event_drop_day($1)")
                .execute(Tuple.of(retention.firstDay()))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(dropped -> dropped == null
                        ? dropStrays(transaction)
                        : Uni.createFrom().item(new Removed(dropped, true)));
    }

    /** What stands in no partition of a day goes by the end of its saga. */
    private Uni<Removed> dropStrays(SqlConnection transaction) {
        return transaction
                .preparedQuery("select saga_event_drop_strays($1, $2)")
                .execute(Tuple.of(retention.firstDay(), BATCH))
                .map(rows -> rows.iterator().next().getLong(0))
                .map(deleted -> new Removed(deleted, deleted > 0));
    }
}
