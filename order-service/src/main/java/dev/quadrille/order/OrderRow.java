package dev.quadrille.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.order.Order.Recorded;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A row of the view, as the stream of its order makes it.
 *
 * @param created the first event of the stream
 * @param version of the last event of the stream
 * @param deadline null unless the order is still to be confirmed
 */
record OrderRow(
        Order order, OrderCreated created, int version, Instant createdAt, Instant updatedAt, Instant deadline) {

    static final String INSERT = """
            insert into order_view as v (order_id, customer_id, total_minor, currency, lines, created_at,
                                         status, reason, version, updated_at, deadline)
            select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::timestamptz[],
                                 $7::text[], $8::text[], $9::int[], $10::timestamptz[], $11::timestamptz[])
            """;

    private static final JsonMapper JSON = new JsonMapper();

    /** @param stream all events of the order */
    static OrderRow of(UUID orderId, List<Recorded> stream, TimeToConfirm timeToConfirm) {
        Order order = new Order(orderId, stream);
        Instant createdAt = stream.get(0).at();
        return new OrderRow(
                order,
                (OrderCreated) stream.get(0).event(),
                stream.size(),
                createdAt,
                stream.get(stream.size() - 1).at(),
                order.status() == OrderStatus.PENDING ? timeToConfirm.from(createdAt) : null);
    }

    /** One array for each column of {@link #INSERT}. */
    static Tuple columns(List<OrderRow> rows) {
        return Tuple.tuple()
                .addArrayOfUUID(column(rows, row -> row.order().id(), UUID[]::new))
                .addArrayOfString(column(rows, row -> row.created().customerId(), String[]::new))
                .addArrayOfLong(column(rows, row -> row.created().total().minor(), Long[]::new))
                .addArrayOfString(column(rows, row -> row.created().total().currency(), String[]::new))
                .addArrayOfString(column(rows, row -> json(row.created().lines()), String[]::new))
                .addArrayOfOffsetDateTime(column(rows, row -> utc(row.createdAt()), OffsetDateTime[]::new))
                .addArrayOfString(column(rows, row -> row.order().status().name(), String[]::new))
                .addArrayOfString(column(rows, row -> reason(row.order()), String[]::new))
                .addArrayOfInteger(column(rows, OrderRow::version, Integer[]::new))
                .addArrayOfOffsetDateTime(column(rows, row -> utc(row.updatedAt()), OffsetDateTime[]::new))
                .addArrayOfOffsetDateTime(column(rows, row -> utc(row.deadline()), OffsetDateTime[]::new));
    }

    static String reason(Order order) {
        return order.reason() == null ? null : order.reason().name();
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static String json(List<OrderLine> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + lines, impossible);
        }
    }

    private static <T> T[] column(List<OrderRow> rows, Function<OrderRow, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
