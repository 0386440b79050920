package dev.quadrille.inventory;

import dev.quadrille.inventory.Reservation.Snapshot;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.Pipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The reservations in the database, read and written a batch at a time. */
@ApplicationScoped
class Reservations {

    private static final String ADD = """
            with line as (
                select order_id, array_agg(sku order by place) skus, array_agg(quantity order by place) quantities
                from unnest($5::uuid[], $6::text[], $7::bigint[]) with ordinality l(order_id, sku, quantity, place)
                group by order_id)
            insert into reservation (order_id, state, tracking_number, version, skus, quantities)
            select order_id, state, tracking_number, version, coalesce(skus, '{}'), coalesce(quantities, '{}')
            from unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) as c(order_id, state, tracking_number, version)
            left join line using (order_id)
            order by order_id on conflict do nothing""";

    private static final String ADVANCE = """
            update reservation r
            set state = c.state, tracking_number = c.tracking_number, version = c.version, updated_at = now()
            from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])
                 as c(order_id, state, tracking_number, version, loaded_version)
            where r.order_id = c.order_id and r.version = c.loaded_version""";

    private final Pool pool;

    Reservations(Pool pool) {
        this.pool = pool;
    }

    /** @return those of the orders that have a reservation, read without a lock */
    Uni<List<Snapshot>> stored(Collection<UUID> orderIds) {
        return pool.preparedQuery("select * from reservation where order_id = any($1)")
                .execute(Tuple.of(orderIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(ReservationRows::read).toList());
    }

    Uni<Void> open(SqlConnection transaction, Warehouse warehouse, Collection<UUID> orderIds) {
        return transaction
                .preparedQuery("select * from reservation where order_id = any($1) order by order_id for update")
                .execute(Tuple.of(orderIds.toArray(UUID[]::new)))
                .invoke(rows -> rows.forEach(row -> warehouse.enter(ReservationRows.read(row))))
                .replaceWithVoid();
    }

    /** Those that are new, then those that were read; a batch may take several steps of one order. */
    Uni<Void> save(SqlConnection transaction, List<Reservation> changed) {
        List<Reservation> fresh = changed.stream().filter(Reservation::isNew).toList();
        List<Reservation> known = changed.stream().filter(r -> !r.isNew()).toList();
        return Pipeline.inOrder(
                write(transaction, ADD, fresh, ReservationRows.withLines(fresh)),
                write(transaction, ADVANCE, known, ReservationRows.withLoadedVersions(known)));
    }

    private static Uni<Void> write(SqlConnection transaction, String sql, List<Reservation> changed, Tuple columns) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(sql)
                .execute(columns)
                .invoke(rows -> Conflict.unless(rows.rowCount() == changed.size(), "reservations"))
                .replaceWithVoid();
    }
}
