package dev.quadrille.local.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param rung how long orders come at one rate
 * @param givenRate orders per second, instead of a ladder; 0 for the ladder
 * @param soakMinutes for how long at one rate, instead of a ladder; 0 for the ladder
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
        double givenRate,
        int soakMinutes) {

    /** One for each third that is held against another. */
    public static final int LEAST_SOAK_MINUTES = 3;

    private static final double HALF_OF_SUSTAINED = 0.4;

    /** About fourteen minutes. */
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
                givenRate,
                0);
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
                givenRate,
                0);
    }

    /** One rate for long, as long as the whole is meant to be looked at. */
    public BenchPlan soaking(int minutes) {
        return new BenchPlan(calibration, warmUp, rung, idle, burst, firstRung, step, top, givenRate, minutes);
    }

    /** Without a given one about half of what is sustained, which is less than what a closed loop reaches. */
    double soakRate(double warm) {
        return givenRate > 0 ? givenRate : warm * HALF_OF_SUSTAINED;
    }

    Ladder ladder(double warm) {
        return new Ladder(warm, firstRung, step, top);
    }
}
