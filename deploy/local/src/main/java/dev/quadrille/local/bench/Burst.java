package dev.quadrille.local.bench;

import java.util.concurrent.TimeUnit;

/** Many orders at once. @param seconds from the first order to the last end */
record Burst(long orders, long ended, double acceptedSeconds, double seconds) {

    private static final int AT_ONCE = 64;

    static Burst of(int orders, LoadGenerator generator, Ends ends) {
        ClosedLoop loop = ClosedLoop.ofRequests(generator, orders);
        long begin = System.nanoTime();
        loop.begin(AT_ONCE);
        ends.awaitAnswers(loop.tally(), orders);
        double accepted = secondsSince(begin);
        ends.awaitPatiently(loop.tally(), orders);
        return new Burst(orders, loop.tally().counts().ended(), accepted, secondsSince(begin));
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    double sagasPerSecond() {
        return Efficiency.quotient(ended, seconds);
    }
}
