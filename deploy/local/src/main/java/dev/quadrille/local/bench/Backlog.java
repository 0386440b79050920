package dev.quadrille.local.bench;

import java.util.List;

/** How many orders were accepted and had not ended, looked at in even intervals while orders came. */
record Backlog(List<Long> samples) {

    private static final double TOLERATED_GROWTH = 1.2;
    private static final long TOLERATED_ORDERS = 50;

    /** Whether the last third is above the second by more than what chance does. */
    boolean grows() {
        return mean(2) > mean(1) * TOLERATED_GROWTH + TOLERATED_ORDERS;
    }

    long atTheEnd() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1);
    }

    /** @param third 0, 1 or 2 */
    double mean(int third) {
        int size = samples.size();
        return samples.subList(size * third / 3, size * (third + 1) / 3).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElse(0);
    }
}
