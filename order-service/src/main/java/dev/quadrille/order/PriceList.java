package dev.quadrille.order;

import dev.quadrille.contracts.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What things cost. A customer names a SKU and a quantity; the price is always ours. */
@ApplicationScoped
public class PriceList {

    private final Pool pool;

    PriceList(Pool pool) {
        this.pool = pool;
    }

    /** @return the price of each SKU that is known */
    Uni<Map<String, Money>> prices(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery("select sku, price_minor, currency from product where sku = any($1)")
                .execute(Tuple.of(skus.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getString("sku"),
                                row -> new Money(row.getLong("price_minor"), row.getString("currency")))));
    }

    /** Adds a product, or changes its name and price for the orders to come. @return whether it was added */
    public Uni<Boolean> put(String sku, String name, Money price) {
        return pool.preparedQuery("""
                        insert into product (sku, name, price_minor, currency) values ($1, $2, $3, $4)
                        on conflict (sku) do update
                        set name = excluded.name, price_minor = excluded.price_minor, currency = excluded.currency
                        returning xmax = 0""")
                .execute(Tuple.of(sku, name, price.minor(), price.currency()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
