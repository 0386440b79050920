package dev.quadrille.local.load;

import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.client.Saga;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks for the ends that the live feed did not tell of, and knows when to stop waiting. */
final class Reconciliation {

    private static final long ASK_AFTER = Duration.ofSeconds(2).toNanos();
    /** Longer than the longest pause between two attempts of a service. */
    private static final long GIVE_UP_AFTER = Duration.ofSeconds(90).toNanos();

    private static final int AT_ONCE = 100;

    private final QuadrilleClient client;
    private final Journeys journeys;
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);

    Reconciliation(QuadrilleClient client, Journeys journeys) {
        this.client = client;
        this.journeys = journeys;
    }

    /** Does something only when no news came for a while. */
    void lookAround() {
        if (journeys.quietNanos() > GIVE_UP_AFTER) {
            givenUp.complete(null);
        } else if (journeys.quietNanos() > ASK_AFTER && asking.isDone()) {
            asking = CompletableFuture.allOf(
                    journeys.underWay(AT_ONCE).stream().map(this::ask).toArray(CompletableFuture<?>[]::new));
        }
    }

    private CompletableFuture<Void> ask(String orderId) {
        return client.saga(orderId)
                .thenAccept(saga -> saga.filter(Saga::hasEnded)
                        .ifPresent(ended -> journeys.ended(orderId, ended.outcome(), System.nanoTime())));
    }

    /** Completes when nothing has happened for so long that nothing will. */
    CompletableFuture<Void> givenUp() {
        return givenUp;
    }
}
