package dev.quadrille.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The wait for a child process to become useful: it ends when the probe says yes, when the process dies, or when patience does. */
record Readiness(ChildProcess process, Duration patience) {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    void await(BooleanSupplier probe) {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor(Readiness::daemon);
        prober.scheduleWithFixedDelay(() -> tryOut(probe, ready), 0, BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
        try {
            boolean isReady = ready.applyToEither(process.ended().thenApply(dead -> false), answer -> answer)
                    .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            if (!isReady) {
                throw notReady();
            }
        } finally {
            prober.shutdownNow();
        }
    }

    private static void tryOut(BooleanSupplier probe, CompletableFuture<Boolean> ready) {
        try {
            if (probe.getAsBoolean()) {
                ready.complete(true);
            }
        } catch (RuntimeException e) {
            ready.completeExceptionally(e);
        }
    }

    private LocalFailure notReady() {
        return new LocalFailure(
                process.isAlive()
                        ? "%s was not ready after %d s; read %s"
                                .formatted(
                                        process.name(),
                                        patience.toSeconds(),
                                        process.log().path())
                        : process.obituary());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "readiness");
        thread.setDaemon(true);
        return thread;
    }
}
