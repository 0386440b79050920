package dev.quadrille.local.client;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Waits for something to become true of a saga, whether it was told before one asks or after. */
public final class SagaWatch implements Consumer<SagaChange> {

    private final Map<String, Watched> sagas = new HashMap<>();

    @Override
    public synchronized void accept(SagaChange change) {
        of(change.orderId()).accept(change);
    }

    /** Completes with the first state of the saga that meets the condition. */
    public synchronized CompletableFuture<SagaChange> until(String orderId, Predicate<SagaChange> condition) {
        return of(orderId).until(condition);
    }

    private Watched of(String orderId) {
        return sagas.computeIfAbsent(orderId, id -> new Watched());
    }

    /** One saga: its latest state, and who waits for what. */
    private static final class Watched {

        private final Map<CompletableFuture<SagaChange>, Predicate<SagaChange>> waiting = new HashMap<>();
        private SagaChange latest;

        void accept(SagaChange change) {
            latest = change;
            waiting.forEach((waiter, condition) -> {
                if (condition.test(change)) {
                    waiter.complete(change);
                }
            });
            waiting.keySet().removeIf(CompletableFuture::isDone);
        }

        CompletableFuture<SagaChange> until(Predicate<SagaChange> condition) {
            CompletableFuture<SagaChange> waiter = new CompletableFuture<>();
            if (latest != null && condition.test(latest)) {
                waiter.complete(latest);
            } else {
                waiting.put(waiter, condition);
            }
            return waiter;
        }
    }
}
