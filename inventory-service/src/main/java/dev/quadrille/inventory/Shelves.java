package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stock that one batch of events touches; whoever comes first is served first. */
final class Shelves {

    private final Map<String, Stock> stock = new HashMap<>();

    void enter(StockLevel stored) {
        stock.put(stored.sku(), new Stock(stored));
    }

    /** @return every line of which too little can be promised */
    List<Shortage> shortages(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.quantity() > stock(line).promise())
                .map(line -> new Shortage(line.sku(), wanted(line), stock(line).promise()))
                .toList();
    }

    void reserve(List<Line> lines) {
        lines.forEach(line -> stock(line).reserve(line.quantity()));
    }

    void release(List<Line> lines) {
        lines.forEach(line -> stock(line).release(line.quantity()));
    }

    void ship(List<Line> lines) {
        lines.forEach(line -> stock(line).ship(line.quantity()));
    }

    List<StockLevel> changed() {
        return stock.values().stream().filter(Stock::changed).map(Stock::level).toList();
    }

    private Stock stock(Line line) {
        return stock.computeIfAbsent(line.sku(), Stock::none);
    }

    /** Lines of one SKU are added up and may be more than the event's field holds. */
    private static int wanted(Line line) {
        return (int) Math.min(line.quantity(), Integer.MAX_VALUE);
    }
}
