package dev.quadrille.local.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * What can be expected.
 *
 * @param everything true: nothing moves any more, so every order must have ended and every queue be empty; false: orders are
 *     on their way, so only those that have ended are held against the invariants
 * @param since what began after it may still be on its way even so
 */
record Scope(boolean everything, Instant since) {

    private static final int TIME_ORDERED = 7;
    private static final int BITS_AFTER_TIME = 16;

    /** Whether the order must be whole by now: the id of an order tells when it was placed. */
    boolean expectsEndOf(UUID order) {
        boolean tellsTime = order.version() == TIME_ORDERED;
        long placed = tellsTime ? order.getMostSignificantBits() >>> BITS_AFTER_TIME : 0;
        return everything && placed < since.toEpochMilli();
    }

    boolean expectsWhatBegan(Instant time) {
        return everything && time.isBefore(since);
    }
}
