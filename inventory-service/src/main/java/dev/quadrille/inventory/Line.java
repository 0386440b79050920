package dev.quadrille.inventory;

import dev.quadrille.contracts.OrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an order takes of one SKU; an order that names a SKU twice has one line of it here.
 *
 * @param quantity pieces, 1 or more
 */
record Line(String sku, long quantity) {

    static List<Line> of(List<OrderLine> ordered) {
        Map<String, Long> quantities = new LinkedHashMap<>();
        ordered.forEach(line -> quantities.merge(line.sku(), (long) line.quantity(), Long::sum));
        return quantities.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList();
    }
}
