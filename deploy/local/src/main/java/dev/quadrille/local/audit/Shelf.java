package dev.quadrille.local.audit;

import java.util.List;

/**
 * One SKU as inventory-service has it, beside what its reservations and restocks come to; in pieces.
 *
 * @param came the sum of its restocks
 * @param held the lines of the reservations that hold goods
 * @param gone the lines of the reservations that were shipped
 */
record Shelf(String sku, long onHand, long reserved, long shipped, long came, long held, long gone) {

    static List<Shelf> all(Snapshot inventory) {
        String holding = String.join("','", Dossier.HOLDING);
        return inventory.list(
                """
                select sku, coalesce(on_hand, 0) as on_hand, coalesce(reserved, 0) as reserved,
                       coalesce(shipped, 0) as shipped, coalesce(came, 0) as came, coalesce(held, 0) as held,
                       coalesce(gone, 0) as gone
                from stock
                full join (select sku, sum(quantity) as came from restock group by sku) r using (sku)
                full join (select line.sku, sum(quantity) filter (where state in ('%s')) as held,
                                  sum(quantity) filter (where state = 'SHIPPED') as gone
                           from reservation, unnest(skus, quantities) as line(sku, quantity) group by line.sku) l
                     using (sku)
                order by sku""".formatted(holding),
                row -> new Shelf(
                        row.getString("sku"),
                        row.getLong("on_hand"),
                        row.getLong("reserved"),
                        row.getLong("shipped"),
                        row.getLong("came"),
                        row.getLong("held"),
                        row.getLong("gone")));
    }

    String name() {
        return "SKU " + sku;
    }
}
