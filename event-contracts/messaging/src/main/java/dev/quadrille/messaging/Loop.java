package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Repeats a step while it finds work; being woken while it runs means one more round, never two at a time. */
public final class Loop {

    private final Supplier<Uni<Boolean>> step;
    private final Consumer<Throwable> onFailure;
    private CompletableFuture<Void> run = CompletableFuture.completedFuture(null);
    private boolean wokenAgain;
    private boolean stopped;

    /**
     * @param step says whether there may be more to do
     * @param onFailure hears why a run ended early; the next call wakes the loop again
     */
    public Loop(Supplier<Uni<Boolean>> step, Consumer<Throwable> onFailure) {
        this.step = step;
        this.onFailure = onFailure;
    }

    /** @return completes when a round that began after this call finds nothing more to do, or fails */
    public CompletableFuture<Void> wake() {
        return wake(false);
    }

    /** As {@link #wake}, and for the last time: who wakes it later wakes nothing. */
    public CompletableFuture<Void> stop() {
        return wake(true);
    }

    private CompletableFuture<Void> wake(boolean last) {
        CompletableFuture<Void> started;
        synchronized (this) {
            if (stopped) {
                return run;
            }
            stopped = last;
            wokenAgain = true;
            if (!run.isDone()) {
                return run;
            }
            run = new CompletableFuture<>();
            started = run;
        }
        next();
        return started;
    }

    private void next() {
        synchronized (this) {
            wokenAgain = false;
        }
        Uni.createFrom().deferred(step::get).subscribe().with(this::settle, this::failed);
    }

    private void settle(boolean more) {
        if (more || !finished()) {
            next();
        }
    }

    private synchronized boolean finished() {
        return !wokenAgain && run.complete(null);
    }

    private void failed(Throwable failure) {
        onFailure.accept(failure);
        synchronized (this) {
            run.complete(null);
        }
    }
}
