package dev.quadrille.order;

import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Envelopes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Projects the streams onto the rows that queries read. */
@ApplicationScoped
class OrderViews {

    private final TimeToConfirm timeToConfirm;

    OrderViews(TimeToConfirm timeToConfirm) {
        this.timeToConfirm = timeToConfirm;
    }

    /** One batch at a time works on an order: later outbox rows of the same order are later in time, too. */
    Uni<Void> lock(SqlConnection transaction, Collection<UUID> orderIds) {
        return transaction
                .preparedQuery("select 1 from order_view where order_id = any($1) order by order_id for update")
                .execute(Tuple.of(orderIds.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Locks open orders whose deadline has passed, as many as this, unless another transaction has them. */
    Uni<List<UUID>> lockOverdue(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery("""
                        select order_id from order_view where deadline <= $1 and status = 'PENDING'
                        order by deadline limit $2 for update skip locked""")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Has orders be looked at again later, where their deadline passed in vain. */
    Uni<Void> postpone(SqlConnection transaction, Collection<UUID> orderIds, Instant until) {
        return transaction
                .preparedQuery("update order_view set deadline = $2 where order_id = any($1)")
                .execute(Tuple.of(orderIds.toArray(UUID[]::new), until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** @return the orders that have no row, or a later one than these events make */
    Uni<Set<UUID>> project(SqlConnection transaction, List<Order> changed, Envelopes envelopes) {
        List<Change> all =
                changed.stream().map(order -> change(order, envelopes)).toList();
        List<Change> added = all.stream().filter(Change::isNew).toList();
        List<Change> updated = all.stream().filter(change -> !change.isNew()).toList();
        return insert(transaction, added)
                .chain(() -> update(transaction, updated))
                .map(written -> without(written, updated));
    }

    private record Change(Order order, int version, Instant at) {
        boolean isNew() {
            return order.loadedVersion() == 0;
        }
    }

    private static Change change(Order order, Envelopes envelopes) {
        List<SagaEvent> appended = order.appended();
        SagaEvent last = appended.get(appended.size() - 1);
        return new Change(
                order,
                order.loadedVersion() + appended.size(),
                envelopes.of(last).time());
    }

    private Uni<Void> insert(SqlConnection transaction, List<Change> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<OrderRow> rows = added.stream().map(this::row).toList();
        return transaction
                .preparedQuery(OrderRow.INSERT)
                .execute(OrderRow.columns(rows))
                .replaceWithVoid();
    }

    private OrderRow row(Change added) {
        OrderCreated created = (OrderCreated) added.order().appended().get(0);
        return new OrderRow(
                added.order(), created, added.version(), added.at(), added.at(), timeToConfirm.from(added.at()));
    }

    private static Set<UUID> without(Set<UUID> written, List<Change> updated) {
        return updated.stream()
                .map(change -> change.order().id())
                .filter(id -> !written.contains(id))
                .collect(Collectors.toSet());
    }

    private static Uni<Set<UUID>> update(SqlConnection transaction, List<Change> updated) {
        if (updated.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return transaction
                .preparedQuery("""
                        update order_view v
                        set status = o.status, reason = o.reason, version = o.version, updated_at = o.at,
                            deadline = case when o.status = 'PENDING' then v.deadline end
                        from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::timestamptz[])
                             as o(id, status, reason, version, at)
                        where v.order_id = o.id and v.version < o.version returning v.order_id""")
                .execute(columns(updated))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    private static Tuple columns(List<Change> changes) {
        return Tuple.tuple()
                .addArrayOfUUID(column(changes, change -> change.order().id(), UUID[]::new))
                .addArrayOfString(
                        column(changes, change -> change.order().status().name(), String[]::new))
                .addArrayOfString(column(changes, change -> OrderRow.reason(change.order()), String[]::new))
                .addArrayOfInteger(column(changes, Change::version, Integer[]::new))
                .addArrayOfOffsetDateTime(
                        column(changes, change -> change.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
    }

    private static <T> T[] column(List<Change> changes, Function<Change, T> value, IntFunction<T[]> array) {
        return changes.stream().map(value).toArray(array);
    }
}
