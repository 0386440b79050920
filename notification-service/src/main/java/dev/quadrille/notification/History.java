package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** All that was heard, read order by order, to compute from it what the sagas should be. */
@ApplicationScoped
class History {

    private static final UUID FIRST = new UUID(0, 0);

    /** The orders of which there is a saga or an event, in the order of their ids. @param place null: from the first on */
    Uni<List<UUID>> ordersAfter(SqlConnection transaction, UUID place, int limit) {
        return transaction
                .preparedQuery("""
                        select order_id from (
                            (select order_id from saga where order_id > $1 order by order_id limit $2)
                            union
                            (select distinct order_id from saga_event where order_id > $1 order by order_id limit $2))
                             heard_of
                        order by order_id limit $2""")
                .execute(Tuple.of(place == null ? FIRST : place, limit))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** The events of orders that stand side by side, of each in the order in which they were heard. */
    Uni<Map<UUID, List<KeptEvent>>> of(SqlConnection transaction, List<UUID> orders) {
        return transaction
                .preparedQuery("""
                        select order_id, event_id, type, causation_id, time, data::text as data from saga_event
                        where order_id >= $1 and order_id <= $2 order by order_id, heard_at, time, event_id""")
                .execute(Tuple.of(orders.get(0), orders.get(orders.size() - 1)))
                .map(rows -> rows.stream().map(History::event).collect(Collectors.groupingBy(KeptEvent::orderId)));
    }

    /** Of sagas that ended before, the events may be gone. */
    Uni<Instant> keptSince(SqlConnection transaction) {
        return transaction
                .query("select kept_since from saga_history")
                .execute()
                .map(rows ->
                        rows.iterator().next().getLocalDate(0).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static KeptEvent event(Row row) {
        return new KeptEvent(
                row.getUUID("order_id"),
                row.getUUID("event_id"),
                row.getString("type"),
                row.getUUID("causation_id"),
                row.getOffsetDateTime("time").toInstant(),
                row.getString("data"));
    }
}
