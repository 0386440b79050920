package dev.quadrille.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Lets the system work until it has become as fast as it will: gently at first, then with so much under way that it is busy,
 * not waiting for its own batches. The rate is to be near what it can bear.
 */
final class WarmUp {

    private static final int GENTLE = 64;
    private static final int BUSY = 512;
    /** Of the shortest time that a warm-up takes. */
    private static final int GENTLE_SHARE = 4;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Duration atLeast;
    private final List<Long> ended = new ArrayList<>();

    WarmUp(Duration atLeast) {
        this.atLeast = atLeast;
    }

    /** @param steady false when it still became faster or slower after twice the time */
    record Result(double perSecond, boolean steady, long seconds) {}

    Result run(LoadGenerator generator, Ends ends) {
        ClosedLoop loop = ClosedLoop.ofSagas(generator);
        ended.add(0L);
        loop.begin(GENTLE);
        watch(loop, ends, seconds -> seconds < atLeast.toSeconds() / GENTLE_SHARE);
        loop.begin(BUSY - GENTLE);
        watch(loop, ends, this::goesOn);
        loop.stop();
        ends.await(loop.tally());
        Steadiness rate = new Steadiness(ended);
        return new Result(rate.perSecond(), rate.isSteady(), ended.size() - 1);
    }

    private void watch(ClosedLoop loop, Ends ends, LongPredicate goesOn) {
        long begin = System.nanoTime();
        for (int look = 1; goesOn.test(ended.size() - 1); look++) {
            ends.pauseUntil(begin + look * SECOND.toNanos());
            ended.add(loop.tally().counts().ended());
        }
    }

    private boolean goesOn(long seconds) {
        return seconds < atLeast.toSeconds() || !new Steadiness(ended).isSteady() && seconds < 2 * atLeast.toSeconds();
    }
}
