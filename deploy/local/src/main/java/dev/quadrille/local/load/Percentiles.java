package dev.quadrille.local.load;

import java.util.Arrays;

/** Nearest-rank percentiles of some durations. */
final class Percentiles {

    private final long[] sorted;

    Percentiles(long... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The smallest value that at least so many percent do not exceed; 0 of no values. */
    long at(double percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
