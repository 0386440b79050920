package dev.quadrille.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets the system work, 64 orders at a time, until it has become as fast as it will. */
final class WarmUp {

    private static final int UNDER_WAY = 64;
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
