package dev.quadrille.local.bench;

import dev.quadrille.local.load.Mix;
import java.util.Random;

/** The endless sequence of orders, the same in every run. */
final class Arrivals {

    private static final long SEED = 42;
    private static final Mix MIX = Mix.parse("shipped=900,declined=25,insufficient-funds=25,sold-out=25,no-carrier=25");

    private final Random random = new Random(SEED);
    private int number;

    Arrival next(long dueNanos, Tally tally) {
        return new Arrival(number++, MIX.pick(random), dueNanos, tally);
    }
}
