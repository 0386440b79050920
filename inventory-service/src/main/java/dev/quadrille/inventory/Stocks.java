package dev.quadrille.inventory;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Conflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** The stock in the database: changed a batch at a time by the saga, and a SKU at a time by restocks. */
@ApplicationScoped
public class Stocks {

    private final Pool pool;

    Stocks(Pool pool) {
        this.pool = pool;
    }

    /**
     * Puts new pieces on the shelf, and keeps the restock as a row, so that what came in and what went out add up. The
     * first restock of a SKU creates it.
     *
     * @return the stock right after it
     */
    public Uni<StockLevel> restock(String sku, long quantity) {
        return pool.preparedQuery("""
                        with kept as (insert into restock (id, sku, quantity) values ($1, $2, $3))
                        insert into stock as s (sku, on_hand, reserved, shipped) values ($2, $3, 0, 0)
                        on conflict (sku) do update set on_hand = s.on_hand + excluded.on_hand
                        returning *""")
                .execute(Tuple.of(UuidCreator.getTimeOrderedEpoch(), sku, quantity))
                .map(rows -> level(rows.iterator().next()));
    }

    Uni<Void> open(SqlConnection transaction, Warehouse warehouse, Collection<String> skus) {
        if (skus.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("select * from stock where sku = any($1) order by sku for update")
                .execute(Tuple.of(skus.toArray(String[]::new)))
                .invoke(rows -> rows.forEach(row -> warehouse.enter(level(row))))
                .replaceWithVoid();
    }

    /** The levels are absolute: the rows have been locked since {@link #open}. */
    Uni<Void> save(SqlConnection transaction, List<StockLevel> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        update stock s set on_hand = c.on_hand, reserved = c.reserved, shipped = c.shipped
                        from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
                             as c(sku, on_hand, reserved, shipped)
                        where s.sku = c.sku""")
                .execute(columns(changed))
                .invoke(rows -> Conflict.unless(rows.rowCount() == changed.size(), "stock"))
                .replaceWithVoid();
    }

    private static StockLevel level(Row row) {
        return new StockLevel(
                row.getString("sku"), row.getLong("on_hand"), row.getLong("reserved"), row.getLong("shipped"));
    }

    private static Tuple columns(List<StockLevel> levels) {
        return Tuple.tuple()
                .addArrayOfString(levels.stream().map(StockLevel::sku).toArray(String[]::new))
                .addArrayOfLong(column(levels, StockLevel::onHand))
                .addArrayOfLong(column(levels, StockLevel::reserved))
                .addArrayOfLong(column(levels, StockLevel::shipped));
    }

    private static Long[] column(List<StockLevel> levels, ToLongFunction<StockLevel> value) {
        return levels.stream().mapToLong(value).boxed().toArray(Long[]::new);
    }
}
