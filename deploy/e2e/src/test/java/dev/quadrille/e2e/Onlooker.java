package dev.quadrille.e2e;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.client.Addresses;
import dev.quadrille.local.client.LiveFeed;
import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.client.SagaChange;
import dev.quadrille.local.client.SagaWatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody who watches the sagas at one replica of notification-service, and knows no other. */
final class Onlooker implements AutoCloseable {

    private final SagaWatch watch = new SagaWatch();
    private final QuadrilleClient client;
    private final LiveFeed feed;

    private Onlooker(LocalService replica, String token) {
        client = new QuadrilleClient(new Addresses(List.of(), List.of(), List.of(), List.of(replica.url()), token));
        feed = client.live(watch);
    }

    /** @param token null where none is needed */
    static Onlooker at(LocalService replica, String token) {
        return new Onlooker(replica, token);
    }

    /** Completes when it has been told how the order ended. */
    CompletableFuture<SagaChange> end(String orderId) {
        return watch.until(orderId, SagaChange::hasEnded);
    }

    @Override
    public void close() {
        feed.close();
        client.close();
    }
}
