package dev.quadrille.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.Envelopes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Projects the streams onto the rows that queries read. */
@ApplicationScoped
class OrderViews {

    private static final JsonMapper JSON = new JsonMapper();

    /** One batch at a time works on an order: later outbox rows of the same order are later in time, too. */
    Uni<Void> lock(SqlConnection transaction, Collection<UUID> orderIds) {
        return transaction
                .preparedQuery("select 1 from order_view where order_id = any($1) order by order_id for update")
                .execute(Tuple.of(orderIds.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> project(SqlConnection transaction, List<Order> changed, Envelopes envelopes) {
        List<Change> all =
                changed.stream().map(order -> change(order, envelopes)).toList();
        List<Change> added = all.stream().filter(Change::isNew).toList();
        List<Change> updated = all.stream().filter(change -> !change.isNew()).toList();
        return insert(transaction, added).chain(() -> update(transaction, updated));
    }

    private record Change(Order order, int version, OffsetDateTime at) {
        boolean isNew() {
            return order.loadedVersion() == 0;
        }

        OrderCreated created() {
            return (OrderCreated) order.appended().get(0);
        }
    }

    private static Change change(Order order, Envelopes envelopes) {
        List<SagaEvent> appended = order.appended();
        SagaEvent last = appended.get(appended.size() - 1);
        return new Change(
                order,
                order.loadedVersion() + appended.size(),
                envelopes.of(last).time().atOffset(ZoneOffset.UTC));
    }

    private static Uni<Void> insert(SqlConnection transaction, List<Change> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into order_view (order_id, status, reason, version, created_at, updated_at,
                                                customer_id, total_minor, currency, lines)
                        select id, status, reason, version, at, at, customer, total, currency, lines
                        from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::timestamptz[],
                                    $6::text[], $7::bigint[], $8::text[], $9::text[])
                             as o(id, status, reason, version, at, customer, total, currency, lines)""")
                .execute(common(added)
                        .addArrayOfString(
                                column(added, change -> change.created().customerId(), String[]::new))
                        .addArrayOfLong(
                                column(added, change -> change.created().total().minor(), Long[]::new))
                        .addArrayOfString(
                                column(added, change -> change.created().total().currency(), String[]::new))
                        .addArrayOfString(
                                column(added, change -> json(change.created().lines()), String[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> update(SqlConnection transaction, List<Change> updated) {
        if (updated.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        update order_view v
                        set status = o.status, reason = o.reason, version = o.version, updated_at = o.at
                        from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::timestamptz[])
                             as o(id, status, reason, version, at)
                        where v.order_id = o.id and v.version < o.version""")
                .execute(common(updated))
                .invoke(rows -> Conflict.unless(rows.rowCount() == updated.size(), "order views"))
                .replaceWithVoid();
    }

    private static Tuple common(List<Change> changes) {
        return Tuple.tuple()
                .addArrayOfUUID(column(changes, change -> change.order().id(), UUID[]::new))
                .addArrayOfString(
                        column(changes, change -> change.order().status().name(), String[]::new))
                .addArrayOfString(column(changes, OrderViews::reason, String[]::new))
                .addArrayOfInteger(column(changes, Change::version, Integer[]::new))
                .addArrayOfOffsetDateTime(column(changes, Change::at, OffsetDateTime[]::new));
    }

    private static String reason(Change change) {
        return change.order().reason() == null ? null : change.order().reason().name();
    }

    private static String json(List<OrderLine> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + lines, impossible);
        }
    }

    private static <T> T[] column(List<Change> changes, Function<Change, T> value, IntFunction<T[]> array) {
        return changes.stream().map(value).toArray(array);
    }
}
