package dev.quadrille.local.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Keeps a number of orders under way, until so many have been sent in all. */
final class ClosedLoop {

    private final LoadGenerator generator;
    private final AtomicInteger left;
    private final Tally tally;

    private ClosedLoop(LoadGenerator generator, int orders, Function<Runnable, Tally> counting) {
        this.generator = generator;
        this.left = new AtomicInteger(orders);
        this.tally = counting.apply(this::sendNext);
    }

    /** Under way until they end. */
    static ClosedLoop ofSagas(LoadGenerator generator) {
        return new ClosedLoop(generator, Integer.MAX_VALUE, Tally::untilSettled);
    }

    /** Under way until order-service has answered: as fast as orders are accepted. */
    static ClosedLoop ofRequests(LoadGenerator generator, int orders) {
        return new ClosedLoop(generator, orders, Tally::untilAnswered);
    }

    void begin(int underWay) {
        for (int i = 0; i < underWay; i++) {
            sendNext();
        }
    }

    private void sendNext() {
        if (left.getAndDecrement() > 0) {
            generator.sendNow(1, tally);
        }
    }

    void stop() {
        left.set(0);
    }

    Tally tally() {
        return tally;
    }
}
