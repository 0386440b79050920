package dev.quadrille.notification;

import dev.quadrille.messaging.BuriedRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The dead letters, for people to read; personal data is masked. */
@ApplicationScoped
public class DeadLetterPages {

    private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /** Without what is large: a page may hold hundreds. */
    private static final String LINE = """
            select id, service, state, type, order_id, event_id, topic, kafka_partition, kafka_offset, cause, attempts,
                   service_version, replay_id, buried_at, stored_at
            from dead_letter where\s""";

    private final Pool pool;

    DeadLetterPages(Pool pool) {
        this.pool = pool;
    }

    /**
     * One dead letter in a list.
     *
     * @param type what the record said it was; null where it said nothing
     * @param orderId null where it is unknown
     * @param at when the service gave it up
     */
    public record Line(
            UUID id,
            String service,
            DeadLetterState state,
            String type,
            UUID orderId,
            UUID eventId,
            String topic,
            int partition,
            long offset,
            String cause,
            int attempts,
            String version,
            UUID replayId,
            Instant at,
            Instant storedAt) {}

    /**
     * What was done to a letter.
     *
     * @param action REPLAY or PARK
     * @param replayId null for PARK
     * @param corrected what the replay corrected: body, key, headers; null where nothing was
     */
    public record Action(String action, String by, String reason, Instant at, UUID replayId, String corrected) {}

    /** A whole letter; not masked. @param others letters of the same event and service, newest first */
    public record Whole(Line line, BuriedRecord letter, List<Action> actions, List<UUID> others) {}

    /** Newest first. @param after the last letter of the page before; null: the first page */
    public Uni<List<Line>> page(DeadLetterFilter filter, UUID after, int limit) {
        return pool.preparedQuery(LINE + DeadLetterFilter.SQL + " and id < $9 order by id desc limit $10")
                .execute(filter.tuple().addUUID(after == null ? NEWEST : after).addInteger(limit))
                .map(rows -> list(rows, DeadLetterPages::line));
    }

    /** Oldest first; empty for most orders. */
    public Uni<List<Line>> of(UUID orderId) {
        return pool.preparedQuery(LINE + "order_id = $1 order by id limit 100")
                .execute(Tuple.of(orderId))
                .map(rows -> list(rows, DeadLetterPages::line));
    }

    /** @return null for a letter that is not here */
    public Uni<Whole> whole(UUID id) {
        return pool.preparedQuery("select * from dead_letter where id = $1")
                .execute(Tuple.of(id))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().nullItem()
                        : withActions(rows.iterator().next()));
    }

    private Uni<Whole> withActions(Row letter) {
        Uni<List<Action>> actions = pool.preparedQuery(
                        "select * from dead_letter_action where letter_id = $1 order by position")
                .execute(Tuple.of(letter.getUUID("id")))
                .map(rows -> list(rows, DeadLetterPages::action));
        return actions.chain(done ->
                others(letter).map(others -> new Whole(line(letter), DeadLetters.letter(letter), done, others)));
    }

    private Uni<List<UUID>> others(Row letter) {
        return pool.preparedQuery("""
                        select id from dead_letter where service = $1 and event_id = $2 and id <> $3
                        order by id desc limit 100""")
                .execute(Tuple.of(letter.getString("service"), letter.getUUID("event_id"), letter.getUUID("id")))
                .map(rows -> list(rows, row -> row.getUUID("id")));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return rows.stream().map(read).toList();
    }

    private static Line line(Row row) {
        return new Line(
                row.getUUID("id"),
                row.getString("service"),
                DeadLetterState.valueOf(row.getString("state")),
                Masked.text(row.getString("type")),
                row.getUUID("order_id"),
                row.getUUID("event_id"),
                row.getString("topic"),
                row.getInteger("kafka_partition"),
                row.getLong("kafka_offset"),
                Masked.text(row.getString("cause")),
                row.getInteger("attempts"),
                row.getString("service_version"),
                row.getUUID("replay_id"),
                row.getOffsetDateTime("buried_at").toInstant(),
                row.getOffsetDateTime("stored_at").toInstant());
    }

    private static Action action(Row row) {
        return new Action(
                row.getString("action"),
                row.getString("done_by"),
                row.getString("reason"),
                row.getOffsetDateTime("done_at").toInstant(),
                row.getUUID("replay_id"),
                row.getString("corrected"));
    }
}
