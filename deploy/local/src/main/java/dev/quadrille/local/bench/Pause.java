package dev.quadrille.local.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
final class Pause {

    private Pause() {}

    static void of(Duration length) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, length.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
