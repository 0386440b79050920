package dev.quadrille.local.bench;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Rungs as a test needs them. */
final class Rungs {

    static final Latency LATENCY = new Latency(20, 40, 60, 80);
    static final Work WORK = new Work(1, 6, 12, 40, 10, 2);

    private static final Tally.Counts CALM = new Tally.Counts(100, 0, 100, 0, 1_000_000, null);
    private static final Backlog LEVEL = new Backlog(Collections.nCopies(9, 5L));

    private Rungs() {}

    static Rung holding(double rate) {
        return of(rate, CALM, LEVEL);
    }

    static Rung failing(double rate) {
        return of(rate, new Tally.Counts(100, 0, 90, 0, 0, null), LEVEL);
    }

    static Rung counting(Tally.Counts counts) {
        return of(100, counts, LEVEL);
    }

    static Rung costing(double p99, double cpuMillis, double mebibytes) {
        return new Rung(
                100,
                CALM,
                LEVEL,
                0,
                new Latency(20, 40, p99, 2 * p99),
                Map.of("order-service", cpuMillis),
                Map.of("order-service", mebibytes),
                WORK);
    }

    static Rung withBacklog(double rate, Long... samples) {
        return of(rate, CALM, new Backlog(List.of(samples)));
    }

    static Rung unheard(long records) {
        return of(100, CALM, LEVEL, records);
    }

    private static Rung of(double rate, Tally.Counts counts, Backlog backlog) {
        return of(rate, counts, backlog, 0);
    }

    private static Rung of(double rate, Tally.Counts counts, Backlog backlog, long unheard) {
        Map<String, Double> cpu = Map.of("order-service", 1.5, "kafka", 0.5, Processes.GENERATOR, 0.25);
        return new Rung(
                rate, counts, backlog, unheard, LATENCY, cpu, Map.of("order-service", 200.0, "kafka", 300.0), WORK);
    }
}
