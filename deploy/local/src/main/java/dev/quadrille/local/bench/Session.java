package dev.quadrille.local.bench;

import dev.quadrille.local.audit.Lag;
import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.load.OrderKind;
import io.vertx.core.Vertx;
import java.util.Arrays;

/** All that is needed to load one system and to observe it, open from the first order to the last end. */
final class Session implements AutoCloseable {

    private static final int PLENTY = 100_000_000;

    private final Vertx vertx = EventLoop.open();
    private final OrderBook book = new OrderBook();
    private final EndWatch watch;
    private final WorkCounters counters;
    private final LoadGenerator generator;
    private final Lag lag;
    private final Ends ends;
    private final Measurement measurement;

    private Session(BenchTarget target) {
        watch = EndWatch.begin(target.broker(), book);
        counters = new WorkCounters(target);
        generator = new LoadGenerator(vertx, new OrderDoor(vertx, target.addresses(), book));
        lag = new Lag(target.broker());
        ends = new Ends(watch, book, lag);
        measurement = new Measurement(vertx, generator, ends, target.processes(), counters);
    }

    /** Fills the shelves, too. */
    static Session open(BenchTarget target) {
        try (QuadrilleClient client = new QuadrilleClient(target.addresses())) {
            Arrays.stream(OrderKind.values())
                    .filter(OrderKind::needsStock)
                    .map(OrderKind::sku)
                    .distinct()
                    .forEach(sku -> client.restock(sku, PLENTY));
        }
        return new Session(target);
    }

    OrderBook book() {
        return book;
    }

    LoadGenerator generator() {
        return generator;
    }

    Ends ends() {
        return ends;
    }

    Measurement measurement() {
        return measurement;
    }

    @Override
    public void close() {
        watch.close();
        counters.close();
        lag.close();
        EventLoop.close(vertx);
    }
}
