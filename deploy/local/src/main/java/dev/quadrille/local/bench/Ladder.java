package dev.quadrille.local.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which rate is tried next: upwards until one fails; and downwards when already the first fails, until one holds.
 *
 * @param warm orders per second at the end of the warm-up
 * @param first the first rung, as a share of that
 * @param step between two rungs, as a share of that
 * @param top the last rung that is tried, as a share of that
 */
record Ladder(double warm, double first, double step, double top) {

    private static final double ROUNDING = 1e-9;

    OptionalDouble next(List<Rung> climbed) {
        if (climbed.isEmpty()) {
            return OptionalDouble.of(warm * first);
        }
        double last = climbed.get(climbed.size() - 1).rate() / warm;
        boolean down = !climbed.get(0).holds();
        if (climbed.get(climbed.size() - 1).holds() == down) {
            return OptionalDouble.empty();
        }
        double next = last + (down ? -step : step);
        return next > top + ROUNDING || next < step / 2 ? OptionalDouble.empty() : OptionalDouble.of(warm * next);
    }

    /** The highest that held, below the first that failed. */
    static Optional<Rung> highest(List<Rung> climbed) {
        return climbed.stream().filter(Rung::holds).max(Comparator.comparingDouble(Rung::rate));
    }
}
