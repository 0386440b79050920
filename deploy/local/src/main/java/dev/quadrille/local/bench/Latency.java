package dev.quadrille.local.bench;

import org.HdrHistogram.Histogram;

/** Milliseconds, 0 of nothing. */
record Latency(double p50, double p95, double p99, double max) {

    private static final double MICROS_PER_MILLI = 1_000;

    static Latency of(Histogram micros) {
        return new Latency(
                micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(95) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI);
    }
}
