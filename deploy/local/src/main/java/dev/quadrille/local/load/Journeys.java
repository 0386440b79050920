package dev.quadrille.local.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/** All orders of one load, told by several threads which were accepted and which have ended. */
final class Journeys {

    private final List<Journey> all;
    private final IntConsumer progress;
    private final Map<String, Journey> accepted = new HashMap<>();
    // The live feed may be faster than the answer to the POST.
    private final Map<String, End> early = new HashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int settled;
    private long lastNewsNanos = System.nanoTime();

    Journeys(List<Journey> all, IntConsumer progress) {
        this.all = all;
        this.progress = progress;
    }

    /** How and when an order ended that we do not know yet. */
    private record End(String outcome, long nanos) {}

    List<Journey> all() {
        return all;
    }

    synchronized void accepted(Journey journey, String orderId) {
        journey.acceptedAs(orderId);
        accepted.put(orderId, journey);
        End end = early.remove(orderId);
        if (end != null) {
            ended(orderId, end.outcome(), end.nanos());
        }
    }

    synchronized void refused(Journey journey, String why) {
        journey.refused(why);
        settle();
    }

    synchronized void ended(String orderId, String outcome, long nanos) {
        Journey journey = accepted.get(orderId);
        if (journey == null) {
            early.put(orderId, new End(outcome, nanos));
        } else if (!journey.hasEnded()) {
            journey.ended(outcome, nanos);
            settle();
        }
    }

    private void settle() {
        settled++;
        lastNewsNanos = System.nanoTime();
        progress.accept(settled);
        if (settled == all.size()) {
            done.complete(null);
        }
    }

    synchronized List<String> underWay(int limit) {
        return accepted.values().stream()
                .filter(Journey::isMissing)
                .limit(limit)
                .map(Journey::orderId)
                .toList();
    }

    synchronized long quietNanos() {
        return System.nanoTime() - lastNewsNanos;
    }

    /** Completes when each order was refused or has ended. */
    CompletableFuture<Void> done() {
        return done;
    }
}
