package dev.quadrille.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does several things that mostly wait at the same time, each in a thread of its own however few processors there are. */
final class Together {

    private Together() {}

    /** Returns when all are done; throws at once what the first to fail threw. */
    static void run(List<Runnable> parts) {
        ExecutorService threads = Executors.newCachedThreadPool();
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        CompletableFuture<?>[] all = parts.stream()
                .map(part -> CompletableFuture.runAsync(part, threads).whenComplete((done, failure) -> {
                    if (failure != null) {
                        outcome.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).thenAccept(outcome::complete);
        try {
            outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }
}
