package dev.quadrille.local.demo;

import dev.quadrille.local.client.LiveFeed;
import dev.quadrille.local.client.OrderRequest;
import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.client.Saga;
import dev.quadrille.local.client.SagaChange;
import dev.quadrille.local.client.SagaWatch;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The running system as a scene sees it: orders can be placed and cancelled, and one hears how each goes on. */
final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final QuadrilleClient client;
    private final SagaWatch watch = new SagaWatch();
    private final LiveFeed feed;

    Stage(QuadrilleClient client) {
        this.client = client;
        this.feed = client.live(watch);
    }

    QuadrilleClient client() {
        return client;
    }

    String place(OrderRequest order) {
        return client.place(order).join();
    }

    Saga untilEnded(String orderId) {
        return until(orderId, SagaChange::hasEnded);
    }

    Saga untilHeard(String orderId, String step) {
        return until(orderId, change -> change.steps().contains(step));
    }

    /** The saga as it is when the condition is met, or when patience is at its end: the check will tell what is missing. */
    private Saga until(String orderId, Predicate<SagaChange> condition) {
        watch.until(orderId, condition)
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return client.saga(orderId)
                .join()
                .orElseThrow(
                        () -> new IllegalStateException("order %s: notification-service heard nothing of it in %d s"
                                .formatted(orderId, PATIENCE.toSeconds())));
    }

    @Override
    public void close() {
        feed.close();
    }
}
