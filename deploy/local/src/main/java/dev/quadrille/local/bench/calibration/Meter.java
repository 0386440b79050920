package dev.quadrille.local.bench.calibration;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Measures one kind of work for a while, after it has been done for half as long unmeasured.
 *
 * @param cpuMillis what both sides of the work have used so far
 */
record Meter(Duration length, DoubleSupplier cpuMillis) {

    /** Does work until the time is over, and tells how many operations that were. */
    interface Workload {
        long runUntil(long deadlineNanos);
    }

    Probe measure(Workload workload) {
        workload.runUntil(System.nanoTime() + length.toNanos() / 2);
        double cpuBefore = cpuMillis.getAsDouble();
        long begin = System.nanoTime();
        long operations = Math.max(1, workload.runUntil(begin + length.toNanos()));
        double seconds =
                (System.nanoTime() - begin) / (double) Duration.ofSeconds(1).toNanos();
        return new Probe(operations / seconds, (cpuMillis.getAsDouble() - cpuBefore) * 1_000 / operations);
    }
}
