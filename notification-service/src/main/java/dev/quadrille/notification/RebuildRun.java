package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A rebuild that was begun, and how far it has come. @param place the last order that was looked at; null: none yet */
record RebuildRun(long id, UUID place, boolean dryRun, Differences differences) {

    /** It belongs to this transaction until its end; empty where there is none, or another replica is at it. */
    static Uni<Optional<RebuildRun>> take(SqlConnection transaction) {
        return transaction
                .query("select * from saga_rebuild where state = 'RUNNING' for update skip locked")
                .execute()
                .map(rows -> rows.stream().findFirst().map(RebuildRun::of));
    }

    /** Notes that these orders were looked at. @param endedAt null where there may be more */
    Uni<Void> advance(SqlConnection transaction, List<UUID> orders, Differences found, OffsetDateTime endedAt) {
        Differences all = differences.plus(found);
        UUID last = orders.isEmpty() ? place : orders.get(orders.size() - 1);
        return transaction
                .preparedQuery("""
                        update saga_rebuild
                        set place = $2, done = done + $3, differing = $4, by_field = $5, examples = $6,
                            ended_at = $7::timestamptz,
                            total = case when $7::timestamptz is null then greatest(total, done + $3) else done + $3 end,
                            state = case when $7::timestamptz is null then state else 'DONE' end
                        where id = $1""")
                .execute(Tuple.tuple()
                        .addLong(id)
                        .addUUID(last)
                        .addLong((long) orders.size())
                        .addLong(all.count())
                        .addJsonObject(all.fieldsAsJson())
                        .addJsonArray(all.examplesAsJson())
                        .addOffsetDateTime(endedAt))
                .replaceWithVoid();
    }

    private static RebuildRun of(Row row) {
        return new RebuildRun(row.getLong("id"), row.getUUID("place"), row.getBoolean("dry_run"), Differences.of(row));
    }
}
