package dev.quadrille.messaging;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How soon a consumer takes its next batch. A batch costs its transaction however small it is, so whoever finds work
 * waiting each time rests first, that more of it goes together. Who had nothing to do, and who has plenty, never rests.
 */
final class Pace {

    /** So many records are worth a transaction, and more can wait for the next. */
    static final int PLENTY = 250;

    private final int restForWork;
    private final long longestRest;
    private final LongSupplier nanoTime;
    private volatile boolean tiring;
    private volatile long begunAt;
    private volatile long restedAt;

    /**
     * @param restForWork how many times as long as a batch took
     * @param longestRest however long a batch took
     */
    Pace(int restForWork, Duration longestRest, LongSupplier nanoTime) {
        this.restForWork = restForWork;
        this.longestRest = longestRest.toNanos();
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
        restedAt = tiring ? now + Math.min(restForWork * (now - begunAt), longestRest) : now;
    }

    /** Nanoseconds from now until the next batch, at least 0. */
    long rest() {
        return Math.max(0, restedAt - nanoTime.getAsLong());
    }
}
