package dev.quadrille.local;

import dev.quadrille.local.client.SagaChange;
import dev.quadrille.local.client.SagaStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Prints each step of one order once, with the time since it was placed. */
final class LiveStory implements Consumer<SagaChange> {

    private final PrintWriter out;
    private final Set<String> told = new HashSet<>();
    // The feed may tell of the order before the answer to the POST says which one it is.
    private final List<SagaChange> early = new ArrayList<>();
    private final CompletableFuture<SagaStatus> end = new CompletableFuture<>();
    private String orderId;
    private long beginNanos;

    LiveStory(PrintWriter out) {
        this.out = out;
    }

    synchronized void begin() {
        beginNanos = System.nanoTime();
    }

    synchronized void isAbout(String order) {
        orderId = order;
        say("order " + order + " accepted");
        early.forEach(this::accept);
        early.clear();
    }

    @Override
    public synchronized void accept(SagaChange change) {
        if (orderId == null) {
            early.add(change);
        } else if (orderId.equals(change.orderId())) {
            change.steps().stream().filter(told::add).forEach(this::say);
            tellEnd(change);
        }
    }

    private void tellEnd(SagaChange change) {
        if (change.hasEnded() && !end.isDone()) {
            say(change.outcome());
            end.complete(change.status());
        }
    }

    private void say(String what) {
        out.printf("%6d ms  %s%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos), what);
    }

    /** Completes with how the order has ended. */
    CompletableFuture<SagaStatus> end() {
        return end;
    }
}
