package dev.quadrille.local.bench;

import java.util.List;

/** Whether a rate has come to rest. @param ended how many orders had ended after each second, beginning with second 0 */
record Steadiness(List<Long> ended) {

    private static final int WINDOW = 20;
    private static final double TOLERANCE = 0.05;

    /** Whether the last 20 s were as fast as the 20 s before, within 5 %. */
    boolean isSteady() {
        return ended.size() > 2 * WINDOW && Math.abs(rate(0) - rate(WINDOW)) <= TOLERANCE * rate(WINDOW);
    }

    /** Orders per second in the last 20 s, or in all there are. */
    double perSecond() {
        return ended.size() < 2 ? 0 : rate(0);
    }

    private double rate(int secondsAgo) {
        int last = ended.size() - 1 - secondsAgo;
        int first = Math.max(0, last - WINDOW);
        return (ended.get(last) - ended.get(first)) / (double) (last - first);
    }
}
