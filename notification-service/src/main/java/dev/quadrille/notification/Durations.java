package dev.quadrille.notification;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long things took, counted in classes: one for each millisecond up to 32, then 16 for each doubling. What is read is
 * at most 1/32, three per cent, off; beyond 37 hours all is one.
 */
final class Durations {

    private static final int FINENESS = 4;
    private static final int EACH_DOUBLING = 1 << FINENESS;
    private static final long LONGEST = (1L << 27) - 1;
    private static final int CLASSES = indexOf(LONGEST) + 1;

    private final int[] counts = new int[CLASSES];
    private int total;

    void add(long milliseconds) {
        add(indexOf(Math.min(Math.max(milliseconds, 0), LONGEST)), 1);
    }

    /** @param pairs as {@link #pairs} gave them */
    void add(Integer[] pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            add(pairs[i], pairs[i + 1]);
        }
    }

    int total() {
        return total;
    }

    /** @param share of all that did not take longer, such as 0.95 @return in milliseconds; null where there are none */
    Long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        int index = -1;
        for (long seen = 0; seen < rank && total > 0; seen += counts[index]) {
            index++;
        }
        return total == 0 ? null : middle(index);
    }

    /** Each class with something in it and how much that is, one after the other. */
    Integer[] pairs() {
        return IntStream.range(0, CLASSES)
                .filter(index -> counts[index] > 0)
                .flatMap(index -> IntStream.of(index, counts[index]))
                .boxed()
                .toArray(Integer[]::new);
    }

    /** The pairs, with blanks between. */
    String text() {
        return Stream.of(pairs()).map(String::valueOf).collect(Collectors.joining(" "));
    }

    private void add(int index, int count) {
        counts[index] += count;
        total += count;
    }

    private static int indexOf(long milliseconds) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(milliseconds) - FINENESS - 1);
        return shift * EACH_DOUBLING + (int) (milliseconds >> shift);
    }

    private static long middle(int index) {
        int shift = Math.max(0, index / EACH_DOUBLING - 1);
        long first = (long) (index - shift * EACH_DOUBLING) << shift;
        return first + (1L << shift) / 2;
    }
}
