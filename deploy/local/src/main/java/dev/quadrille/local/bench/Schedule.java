package dev.quadrille.local.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When each order of an open loop is due, fixed before the first is sent, whatever the system does meanwhile. */
record Schedule(long beginNanos, double perSecond, int orders) {

    static Schedule of(long beginNanos, double perSecond, Duration length) {
        return new Schedule(
                beginNanos, perSecond, (int) Math.max(1, Math.round(perSecond * length.toMillis() / 1_000)));
    }

    /** @param number from 0 */
    long dueNanos(int number) {
        return beginNanos + Math.round(number / perSecond * TimeUnit.SECONDS.toNanos(1));
    }
}
