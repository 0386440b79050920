package dev.quadrille.e2e;

import dev.quadrille.local.client.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers who order all the time, whatever happens; only what was answered with 202 is an order. */
final class Load implements AutoCloseable {

    private static final String[] TOKENS = {"tok_ok", "tok_ok", "tok_ok", "tok_flaky", "tok_declined"};
    private static final String[] SKUS = {"TEA-500", "TEA-500", "COFFEE-250", "MUG-BLUE", "SOLD-OUT", "NO-CARRIER"};

    private final Stage stage;
    private final Random dice;
    private final ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Load::daemon);

    private Load(Stage stage, Random dice) {
        this.stage = stage;
        this.dice = dice;
    }

    static Load of(Stage stage, long seed, int ordersPerSecond) {
        Load load = new Load(stage, new Random(seed));
        load.clock.scheduleAtFixedRate(load::order, 0, 1_000_000 / ordersPerSecond, TimeUnit.MICROSECONDS);
        return load;
    }

    private void order() {
        String sku = SKUS[dice.nextInt(SKUS.length)];
        String token = TOKENS[dice.nextInt(TOKENS.length)];
        OrderRequest order = OrderRequest.of("c-" + dice.nextInt(50), 1 + dice.nextInt(3), sku, token);
        stage.client().place(order).whenComplete((id, failure) -> {
            if (failure == null) {
                accepted.add(id);
            } else {
                refused.incrementAndGet();
            }
        });
    }

    /** What was accepted until now. */
    List<String> accepted() {
        return new ArrayList<>(accepted);
    }

    int acceptedCount() {
        return accepted.size();
    }

    /** How many got another answer than 202, or none. */
    int refused() {
        return refused.get();
    }

    /** No more orders; those under way are still answered. */
    void stop() {
        clock.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "customers");
        thread.setDaemon(true);
        return thread;
    }
}
