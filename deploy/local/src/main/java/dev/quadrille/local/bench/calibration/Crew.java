package dev.quadrille.local.bench.calibration;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Does the same work several times at once, each hand with what is its own. */
final class Crew {

    private Crew() {}

    /** @return the sum of what all have done */
    static long run(List<? extends Meter.Workload> hands, long deadlineNanos) {
        ExecutorService threads = Executors.newFixedThreadPool(hands.size());
        try {
            List<CompletableFuture<Long>> done = IntStream.range(0, hands.size())
                    .mapToObj(hand ->
                            CompletableFuture.supplyAsync(() -> hands.get(hand).runUntil(deadlineNanos), threads))
                    .toList();
            return done.stream().mapToLong(CompletableFuture::join).sum();
        } finally {
            threads.shutdown();
        }
    }
}
