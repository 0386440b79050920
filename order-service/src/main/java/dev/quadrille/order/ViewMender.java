package dev.quadrille.order;

import dev.quadrille.messaging.Conflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Makes rows of the view what they should be, whatever became of them. */
@ApplicationScoped
class ViewMender {

    private static final String OVERWRITE = OrderRow.INSERT + """
            on conflict (order_id) do update
            set customer_id = excluded.customer_id, total_minor = excluded.total_minor, currency = excluded.currency,
                lines = excluded.lines, created_at = excluded.created_at, status = excluded.status,
                reason = excluded.reason, version = excluded.version, updated_at = excluded.updated_at,
                deadline = case when excluded.deadline is not null then coalesce(v.deadline, excluded.deadline) end
            where (v.customer_id, v.total_minor, v.currency, v.lines, v.created_at, v.status, v.reason, v.version,
                   v.updated_at, v.deadline is null)
                  is distinct from
                  (excluded.customer_id, excluded.total_minor, excluded.currency, excluded.lines, excluded.created_at,
                   excluded.status, excluded.reason, excluded.version, excluded.updated_at, excluded.deadline is null)
            """;

    /**
     * Writes over what is wrong, adds what is missing; a deadline that was given with the order stays.
     *
     * @return how many were missing or wrong
     */
    Uni<Integer> overwrite(SqlConnection transaction, List<OrderRow> rows) {
        return transaction
                .preparedQuery(OVERWRITE)
                .execute(OrderRow.columns(rows))
                .map(RowSet::rowCount);
    }

    /**
     * Adds rows that are missing.
     *
     * @return a {@link Conflict} where one is there: another transaction made it of a longer stream
     */
    Uni<Void> restore(SqlConnection transaction, List<OrderRow> rows) {
        return transaction
                .preparedQuery(OrderRow.INSERT + "on conflict do nothing")
                .execute(OrderRow.columns(rows))
                .invoke(added -> Conflict.unless(added.rowCount() == rows.size(), "order views"))
                .replaceWithVoid();
    }

    /** Removes rows between two ids that have no stream. @return how many */
    Uni<Integer> removeOrphans(Pool pool, UUID after, UUID last) {
        return pool.preparedQuery("""
                        delete from order_view v where order_id > $1 and order_id <= $2
                        and not exists (select 1 from order_event e where e.order_id = v.order_id)""").execute(Tuple.of(after, last)).map(RowSet::rowCount);
    }
}
