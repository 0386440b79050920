package dev.quadrille.local.bench;

import dev.quadrille.local.audit.Lag;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what is under way. */
final class Ends {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

    private static final Duration PATIENCE_WITH_HEARERS = Duration.ofSeconds(10);

    private final EndWatch watch;
    private final OrderBook book;
    private final Lag lag;

    Ends(EndWatch watch, OrderBook book, Lag lag) {
        this.watch = watch;
        this.book = book;
        this.lag = lag;
    }

    /** Until all who hear the events have heard all, 10 s at most. @return how many records they have not heard then */
    long awaitHearers() {
        until(() -> lag.records() == 0, PATIENCE_WITH_HEARERS);
        return lag.records();
    }

    /** Until so many orders are answered and have ended, or were refused; 60 s at most. */
    void await(Tally tally, long orders) {
        until(() -> tally.counts().answered() >= orders && tally.counts().underWay() == 0, PATIENCE);
    }

    /** Until none of those that were accepted is under way, 60 s at most. */
    void await(Tally tally) {
        until(() -> tally.counts().underWay() == 0, PATIENCE);
    }

    /** Until so many orders are accepted or refused. */
    void awaitAnswers(Tally tally, long orders) {
        until(() -> tally.counts().answered() >= orders, LONG_PATIENCE);
    }

    /** Takes as long as it takes, up to ten minutes. */
    void awaitPatiently(Tally tally, long orders) {
        until(() -> tally.counts().answered() >= orders && tally.counts().underWay() == 0, LONG_PATIENCE);
    }

    /** Whatever came before, as long as some of it ends, and until it was heard: a failed rung may leave much behind. */
    void awaitAll() {
        long left = book.underWay();
        for (long before = Long.MAX_VALUE; left > 0 && left < before; left = book.underWay()) {
            before = left;
            awaitFewerThan(left);
        }
        until(() -> lag.records() == 0, LONG_PATIENCE);
    }

    private void awaitFewerThan(long orders) {
        until(() -> book.underWay() < orders, PATIENCE);
    }

    void pauseUntil(long nanos) {
        watch.check();
        Pause.of(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
    }

    private void until(BooleanSupplier over, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!over.getAsBoolean() && deadline - System.nanoTime() > 0) {
            watch.check();
            Pause.of(LOOK_EVERY);
        }
    }
}
