package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the partitions of the inbox: adds those of the days to come, drops those that are over. A drop needs the whole
 * inbox for a moment; where it does not get it at once, it lets the consumers go first and comes again.
 */
@ApplicationScoped
class ForgottenIds implements Housekeeping {

    static final int BATCH = 1_000;
    private static final int AHEAD = 2;
    private static final long BROOM = 0x51554144_494E4258L; // "QUADINBX", one replica at a time

    private final Pool pool;
    private final Clock clock;
    private final Duration keep;

    ForgottenIds(Pool pool, Clock clock, @ConfigProperty(name = "quadrille.inbox.keep") Duration keep) {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "quadrille.inbox.keep is " + keep
                            + ": what is forgotten before Kafka forgets it would be handled twice; give at least P1D, like P7D");
        }
        this.pool = pool;
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    public String what() {
        return "ids of events long past";
    }

    @Override
    public String table() {
        return "inbox";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    /** Days to come first, and on their own: no trouble with the others must keep them away. */
    @Override
    public Uni<Removed> remove() {
        return pool.withTransaction(transaction -> alone(transaction, this::addDays))
                .chain(() -> pool.withTransaction(transaction -> alone(transaction, this::forget)));
    }

    private interface Work {
        Uni<Removed> in(SqlConnection transaction);
    }

    private static Uni<Removed> alone(SqlConnection transaction, Work work) {
        return transaction
                .preparedQuery("select set_config('lock_timeout', '100ms', true), pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(BROOM))
                .map(rows -> rows.iterator().next().getBoolean(1))
                .chain(free -> free ? work.in(transaction) : Uni.createFrom().item(new Removed(0, false)));
    }

    private Uni<Removed> addDays(SqlConnection transaction) {
        return transaction
                .preparedQuery("select inbox_add_day($1::date + ahead) from generate_series(0, $2) ahead")
                .execute(Tuple.of(day(clock.instant()), AHEAD))
                .replaceWith(new Removed(0, false));
    }

    private Uni<Removed> forget(SqlConnection transaction) {
        Instant oldest = clock.instant().minus(keep);
        return transaction
                .preparedQuery("select inbox_drop_day($1)")
                .execute(Tuple.of(day(oldest)))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(dropped -> dropped == null
                        ? forgetStrays(transaction, oldest)
                        : Uni.createFrom().item(new Removed(dropped, true)));
    }

    /** What stands in no partition of a day goes by the time at which it was heard. */
    private static Uni<Removed> forgetStrays(SqlConnection transaction, Instant oldest) {
        return transaction
                .preparedQuery("""
                        delete from inbox_default where ctid = any(array(
                            select ctid from inbox_default where heard_at < $1
                            order by heard_at limit $2 for update skip locked))""")
                .execute(Tuple.of(oldest.atOffset(ZoneOffset.UTC), BATCH))
                .map(rows -> new Removed(rows.rowCount(), rows.rowCount() == BATCH));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
