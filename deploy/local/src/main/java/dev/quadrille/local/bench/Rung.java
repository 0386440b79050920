package dev.quadrille.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one rate has shown.
 *
 * @param rate orders per second
 * @param counts when the wait for the ends was over
 * @param unheard records that some service had not heard 10 s after that, notification-service perhaps, which ends no order
 * @param cpuMsPerOrder by process, while orders came
 * @param memoryMiB by process, when the last order had come
 * @param work what the system did for each order
 */
record Rung(
        double rate,
        Tally.Counts counts,
        Backlog backlog,
        long unheard,
        Latency latencyMs,
        Map<String, Double> cpuMsPerOrder,
        Map<String, Double> memoryMiB,
        Work work) {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(1);

    boolean holds() {
        return faults().isEmpty();
    }

    /** Why it does not hold. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (counts.latestNanos() > SENT_WITHIN.toNanos()) {
            faults.add("an order was sent %,d ms after it was due".formatted(counts.latestNanos() / 1_000_000));
        }
        if (counts.refused() > 0) {
            faults.add("%,d were refused (%s)".formatted(counts.refused(), counts.refusal()));
        }
        if (backlog.grows()) {
            faults.add("the backlog grew from %,.0f to %,.0f".formatted(backlog.mean(1), backlog.mean(2)));
        }
        if (backlog.atTheEnd() > rate) {
            faults.add("%,d were under way at the end".formatted(backlog.atTheEnd()));
        }
        if (counts.underWay() > 0) {
            faults.add("%,d did not end in time".formatted(counts.underWay()));
        }
        if (unheard > 0) {
            faults.add("%,d records were not heard in time".formatted(unheard));
        }
        if (counts.wrong() > 0) {
            faults.add("%,d ended otherwise than they must".formatted(counts.wrong()));
        }
        return faults;
    }
}
