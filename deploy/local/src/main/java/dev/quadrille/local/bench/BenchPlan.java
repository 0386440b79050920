package dev.quadrille.local.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param rung how long orders come at one rate
 * @param givenRate orders per second, instead of a ladder; 0 for the ladder
 */
public record BenchPlan(
        Duration calibration,
        Duration warmUp,
        Duration rung,
        Duration idle,
        int burst,
        double firstRung,
        double step,
        double top,
        double givenRate) {

    /** About twenty minutes. */
    public static BenchPlan full(double givenRate) {
        return new BenchPlan(
                Duration.ofSeconds(4),
                Duration.ofMinutes(2),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                20_000,
                0.7,
                0.1,
                2,
                givenRate);
    }

    /** About four minutes: to see whether it works, and for a first impression. */
    public static BenchPlan quick(double givenRate) {
        return new BenchPlan(
                Duration.ofSeconds(2),
                Duration.ofSeconds(40),
                Duration.ofSeconds(15),
                Duration.ofSeconds(8),
                3_000,
                0.6,
                0.2,
                1,
                givenRate);
    }

    Ladder ladder(double warm) {
        return new Ladder(warm, firstRung, step, top);
    }
}
