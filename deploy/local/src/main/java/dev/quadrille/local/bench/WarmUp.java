package dev.quadrille.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the system work until it has become as fast as it will. So many orders are under way that it is busy, not waiting for
 * its own batches: the rate is to be near what it can bear.
 */
final class WarmUp {

    static final int UNDER_WAY = 512;
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
        long begin = System.nanoTime();
        ended.add(0L);
        loop.begin(UNDER_WAY);
        while (goesOn()) {
            ends.pauseUntil(begin + ended.size() * SECOND.toNanos());
            ended.add(loop.tally().counts().ended());
        }
        loop.stop();
        ends.await(loop.tally());
        Steadiness rate = new Steadiness(ended);
        return new Result(rate.perSecond(), rate.isSteady(), ended.size() - 1);
    }

    private boolean goesOn() {
        long seconds = ended.size() - 1;
        return seconds < atLeast.toSeconds() || !new Steadiness(ended).isSteady() && seconds < 2 * atLeast.toSeconds();
    }
}
