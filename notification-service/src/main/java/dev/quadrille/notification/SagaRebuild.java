package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Has the sagas computed again from their events, and says how far that has come. */
@ApplicationScoped
public class SagaRebuild {

    private final Pool pool;
    private final Clock clock;

    SagaRebuild(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Whether it is under way. One that broke off with its process goes on with the next batch, wherever a replica is. */
    public enum State {
        RUNNING,
        DONE
    }

    /**
     * A rebuild.
     *
     * @param dryRun whether it only looks
     * @param of how many orders there are, as far as is known
     * @param endedAt null while it runs
     */
    public record Progress(
            String by,
            String reason,
            boolean dryRun,
            State state,
            long done,
            long of,
            Instant startedAt,
            Instant endedAt,
            Differences differences) {}

    /** @return null where one is under way already */
    public Uni<Progress> ask(Signature signature, boolean dryRun) {
        return pool.preparedQuery("""
                        insert into saga_rebuild (asked_by, reason, dry_run, total, started_at)
                        values ($1, $2, $3, (select count(*) from saga), $4)
                        on conflict do nothing returning *""")
                .execute(Tuple.of(
                        signature.by(),
                        signature.reason(),
                        dryRun,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .map(SagaRebuild::first);
    }

    /** @return null where there never was one */
    public Uni<Progress> latest() {
        return pool.query("select * from saga_rebuild order by id desc limit 1")
                .execute()
                .map(SagaRebuild::first);
    }

    private static Progress first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(SagaRebuild::progress).orElse(null);
    }

    private static Progress progress(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new Progress(
                row.getString("asked_by"),
                row.getString("reason"),
                row.getBoolean("dry_run"),
                State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getOffsetDateTime("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                Differences.of(row));
    }
}
