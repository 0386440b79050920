package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many sagas ended in each five seconds, as every replica has written it down. */
@ApplicationScoped
class RateTable {

    static final String SINCE = "select at, replica, outcome, durations from saga_rate where at >= $1";

    private final Pool pool;

    RateTable(Pool pool) {
        this.pool = pool;
    }

    /** Those that ended in the same way in the same five seconds. @param at when these began */
    record Slot(Instant at, String outcome) {}

    /** What one replica counted. */
    record Count(Slot slot, UUID replica, Integer[] durations) {}

    /** Once: what stands there already stays as it is. */
    Uni<Void> write(UUID replica, Map<Slot, Durations> counts) {
        List<Slot> slots = List.copyOf(counts.keySet());
        List<Durations> durations = slots.stream().map(counts::get).toList();
        return pool.preparedQuery("""
                        insert into saga_rate (at, replica, outcome, ended, durations)
                        select at, $1, outcome, ended, string_to_array(durations, ' ')::int[]
                        from unnest($2::timestamptz[], $3::text[], $4::int[], $5::text[])
                             as counted(at, outcome, ended, durations)
                        on conflict do nothing""")
                .execute(Tuple.tuple()
                        .addUUID(replica)
                        .addArrayOfOffsetDateTime(
                                slots.stream().map(slot -> utc(slot.at())).toArray(OffsetDateTime[]::new))
                        .addArrayOfString(slots.stream().map(Slot::outcome).toArray(String[]::new))
                        .addArrayOfInteger(
                                durations.stream().map(Durations::total).toArray(Integer[]::new))
                        .addArrayOfString(
                                durations.stream().map(Durations::text).toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<List<Count>> since(Instant first) {
        return pool.preparedQuery(SINCE)
                .execute(Tuple.of(utc(first)))
                .map(rows -> rows.stream().map(RateTable::count).toList());
    }

    Uni<Void> forgetBefore(Instant first) {
        return pool.preparedQuery("delete from saga_rate where at < $1")
                .execute(Tuple.of(utc(first)))
                .replaceWithVoid();
    }

    private static Count count(Row row) {
        Slot slot = new Slot(row.getOffsetDateTime("at").toInstant(), row.getString("outcome"));
        return new Count(slot, row.getUUID("replica"), row.getArrayOfIntegers("durations"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
