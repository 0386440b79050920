package dev.quadrille.messaging;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How soon a consumer takes its next batch. A batch costs its transaction however small it is, so whoever finds work
 * waiting each time rests first, that more of it goes together. Who had nothing to do, and who has plenty, never rests.
 */
final class Pace {

    private static final int PLENTY = 250;
    private static final int REST_FOR_WORK = 2;
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(30);

    private final LongSupplier nanoTime;
    private volatile boolean tiring;
    private volatile long begunAt;
    private volatile long restedAt;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.restedAt = nanoTime.getAsLong();
    }

    /** @param waiting whether the records were there before they were asked for */
    void begins(int records, boolean waiting) {
        tiring = waiting && records < PLENTY;
        begunAt = nanoTime.getAsLong();
    }

    void ends() {
        long now = nanoTime.getAsLong();
        restedAt = tiring ? now + Math.min(REST_FOR_WORK * (now - begunAt), LONGEST_REST) : now;
    }

    /** Nanoseconds from now until the next batch, at least 0. */
    long rest() {
        return Math.max(0, restedAt - nanoTime.getAsLong());
    }
}
