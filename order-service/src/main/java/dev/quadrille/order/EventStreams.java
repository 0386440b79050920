package dev.quadrille.order;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.order.Order.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The event store: one append-only stream for each order. */
@ApplicationScoped
class EventStreams {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;

    EventStreams(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Order>> read(SqlConnection transaction, Collection<UUID> orderIds) {
        return recorded(transaction, orderIds).map(EventStreams::fold);
    }

    /**
     * Streams of which some may be beyond reading.
     *
     * @param unreadable why, by order
     */
    record Readable(List<Order> orders, Map<UUID, RuntimeException> unreadable) {}

    /** Reads each stream on its own: one that nobody understands is no reason to leave the others. */
    Uni<Readable> readable(SqlConnection transaction, Collection<UUID> orderIds) {
        return rows(transaction, orderIds).map(EventStreams::readable);
    }

    /** The streams, by order. */
    Uni<Map<UUID, List<Recorded>>> recorded(SqlConnection transaction, Collection<UUID> orderIds) {
        return rows(transaction, orderIds).map(EventStreams::byOrder);
    }

    private static Uni<RowSet<Row>> rows(SqlConnection transaction, Collection<UUID> orderIds) {
        return transaction.preparedQuery("""
                        select order_id, type, time, data::text as data from order_event
                        where order_id = any($1) order by order_id, version""").execute(Tuple.of(orderIds.toArray(UUID[]::new)));
    }

    /** The orders that have a stream, in the order of their ids, from the one after this. */
    Uni<List<UUID>> orders(UUID after, int most) {
        return pool.preparedQuery("""
                        select order_id from order_event where version = 1 and order_id > $1
                        order by order_id limit $2""")
                .execute(Tuple.of(after, most))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** @return a {@link Conflict} when a stream has grown since it was read */
    Uni<Void> append(SqlConnection transaction, List<Order> orders, Envelopes envelopes) {
        return transaction
                .preparedQuery("""
                        insert into order_event (order_id, version, event_id, type, source, time, data)
                        select order_id, version, event_id, type, source, time, data::json
                        from unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[],
                                    $7::text[]) as e(order_id, version, event_id, type, source, time, data)""")
                .execute(columns(entries(orders, envelopes)))
                .onFailure(EventStreams::versionIsTaken)
                .transform(taken -> new Conflict("the stream of an order has grown meanwhile"))
                .replaceWithVoid();
    }

    private record Entry(SagaEvent event, int version, Envelope envelope, String json) {}

    private static Map<UUID, List<Recorded>> byOrder(Iterable<Row> rows) {
        Map<UUID, List<Recorded>> streams = new LinkedHashMap<>();
        for (Row row : rows) {
            streams.computeIfAbsent(row.getUUID("order_id"), id -> new ArrayList<>())
                    .add(recorded(row));
        }
        return streams;
    }

    private static Readable readable(RowSet<Row> rows) {
        Readable all = new Readable(new ArrayList<>(), new LinkedHashMap<>());
        rows.stream()
                .collect(Collectors.groupingBy(row -> row.getUUID("order_id")))
                .forEach((orderId, stream) -> read(orderId, stream, all));
        return all;
    }

    private static void read(UUID orderId, List<Row> stream, Readable all) {
        try {
            all.orders()
                    .add(new Order(
                            orderId, stream.stream().map(EventStreams::recorded).toList()));
        } catch (RuntimeException unreadable) {
            all.unreadable().put(orderId, unreadable);
        }
    }

    private static List<Order> fold(Map<UUID, List<Recorded>> streams) {
        return streams.entrySet().stream()
                .map(stream -> new Order(stream.getKey(), stream.getValue()))
                .toList();
    }

    private static Recorded recorded(Row row) {
        byte[] data = row.getString("data").getBytes(StandardCharsets.UTF_8);
        return new Recorded(
                EventCodec.decode(row.getString("type"), data),
                row.getOffsetDateTime("time").toInstant());
    }

    private static List<Entry> entries(List<Order> orders, Envelopes envelopes) {
        List<Entry> entries = new ArrayList<>();
        for (Order order : orders) {
            int version = order.loadedVersion();
            for (SagaEvent event : order.appended()) {
                entries.add(new Entry(event, ++version, envelopes.of(event), envelopes.json(event)));
            }
        }
        return entries;
    }

    private static Tuple columns(List<Entry> entries) {
        return Tuple.tuple()
                .addArrayOfUUID(column(entries, entry -> entry.event().orderId(), UUID[]::new))
                .addArrayOfInteger(column(entries, Entry::version, Integer[]::new))
                .addArrayOfUUID(column(entries, entry -> entry.envelope().id(), UUID[]::new))
                .addArrayOfString(column(entries, EventStreams::currentType, String[]::new))
                .addArrayOfString(column(entries, entry -> entry.envelope().source(), String[]::new))
                .addArrayOfOffsetDateTime(column(
                        entries, entry -> entry.envelope().time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addArrayOfString(column(entries, Entry::json, String[]::new));
    }

    /** An event may have been heard in an older version; it is kept in the current one. */
    private static String currentType(Entry entry) {
        return EventCatalog.of(entry.event().getClass()).wireName();
    }

    private static <T> T[] column(List<Entry> entries, Function<Entry, T> value, IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static boolean versionIsTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }
}
