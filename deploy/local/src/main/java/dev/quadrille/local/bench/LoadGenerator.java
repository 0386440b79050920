package dev.quadrille.local.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;

/** Sends orders, all from one event loop so that the generator takes little from what it measures. */
final class LoadGenerator {

    private static final long TICK_MILLIS = 1;

    private final Vertx vertx;
    private final Context loop;
    private final OrderDoor door;
    private final Arrivals arrivals = new Arrivals();

    LoadGenerator(Vertx vertx, OrderDoor door) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.door = door;
    }

    /** @return completes when the last order has been handed over; none waits for an answer to another */
    CompletableFuture<Void> send(Schedule schedule, Tally tally) {
        Pacer pacer = new Pacer(schedule, tally);
        loop.runOnContext(start -> pacer.begin());
        return pacer.done;
    }

    /** An order as soon as there is room for it. */
    void sendNow(int orders, Tally tally) {
        loop.runOnContext(start -> placeNow(orders, tally));
    }

    private void placeNow(int orders, Tally tally) {
        for (int i = 0; i < orders; i++) {
            door.place(arrivals.next(System.nanoTime(), tally));
        }
    }

    /** Goes through one schedule, tick by tick. */
    private final class Pacer {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final Schedule schedule;
        private final Tally tally;
        private int next;

        Pacer(Schedule schedule, Tally tally) {
            this.schedule = schedule;
            this.tally = tally;
        }

        void begin() {
            vertx.setPeriodic(TICK_MILLIS, this::tick);
        }

        private void tick(long timer) {
            while (next < schedule.orders() && schedule.dueNanos(next) - System.nanoTime() <= 0) {
                door.place(arrivals.next(schedule.dueNanos(next++), tally));
            }
            if (next == schedule.orders()) {
                vertx.cancelTimer(timer);
                done.complete(null);
            }
        }
    }
}
