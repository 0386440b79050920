package dev.quadrille.local.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What became of the orders of one phase, told by the thread that sends and by the one that sees the ends. */
final class Tally {

    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(DIGITS);
    private final Runnable whenAnswered;
    private final Runnable whenSettled;
    private long accepted;
    private long refused;
    private long ended;
    private long wrong;
    private long latestNanos;
    private String refusal;

    private Tally(Runnable whenAnswered, Runnable whenSettled) {
        this.whenAnswered = whenAnswered;
        this.whenSettled = whenSettled;
    }

    /** Of orders that come when they are due. */
    static Tally open() {
        return new Tally(() -> {}, () -> {});
    }

    /** Of orders that each make room for the next: once accepted or refused. */
    static Tally untilAnswered(Runnable next) {
        return new Tally(next, () -> {});
    }

    /** Of orders that each make room for the next: once ended or refused. */
    static Tally untilSettled(Runnable next) {
        return new Tally(() -> {}, next);
    }

    /**
     * @param wrong ended, but not as they must
     * @param latestNanos how long after it was due the latest order was sent
     * @param refusal what was said to the first that was refused; null when none was
     */
    record Counts(long accepted, long refused, long ended, long wrong, long latestNanos, String refusal) {
        long answered() {
            return accepted + refused;
        }

        long underWay() {
            return accepted - ended;
        }
    }

    synchronized void sent(long afterDueNanos) {
        latestNanos = Math.max(latestNanos, afterDueNanos);
    }

    void accepted() {
        synchronized (this) {
            accepted++;
        }
        whenAnswered.run();
    }

    void refused(String why) {
        synchronized (this) {
            refused++;
            refusal = refusal == null ? String.valueOf(why) : refusal;
        }
        whenAnswered.run();
        whenSettled.run();
    }

    void ended(long afterDueNanos, boolean asItMust) {
        synchronized (this) {
            ended++;
            wrong += asItMust ? 0 : 1;
            micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(afterDueNanos)));
        }
        whenSettled.run();
    }

    synchronized Counts counts() {
        return new Counts(accepted, refused, ended, wrong, latestNanos, refusal);
    }

    synchronized Latency latency() {
        return Latency.of(micros);
    }
}
