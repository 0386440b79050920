package dev.quadrille.local.load;

import dev.quadrille.local.client.QuadrilleClient;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the orders of a load, each when it is due: how slowly the answers come changes nothing about when the next is due. */
final class Sender {

    private static final int LANES = 64;
    private static final int MOST_IN_FLIGHT = 1_000;
    private static final long TICK_MILLIS = 2;

    private final QuadrilleClient client;
    private final Journeys journeys;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();

    Sender(QuadrilleClient client, Journeys journeys) {
        this.client = client;
        this.journeys = journeys;
    }

    /** As fast as they are accepted, with a fixed number under way. */
    void sendAll() {
        for (int lane = 0; lane < LANES; lane++) {
            sendNext();
        }
    }

    private void sendNext() {
        int number = next.getAndIncrement();
        if (number < journeys.all().size()) {
            send(journeys.all().get(number), System.nanoTime(), this::sendNext);
        }
    }

    /** At a fixed rate; one that is sent late still counts from when it was due. */
    void sendAll(double rate, ScheduledExecutorService clock) {
        long begin = System.nanoTime();
        clock.scheduleAtFixedRate(() -> sendDue(begin, rate), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void sendDue(long begin, double rate) {
        while (next.get() < journeys.all().size() && inFlight.get() < MOST_IN_FLIGHT) {
            long due = begin + (long) (next.get() / rate * TimeUnit.SECONDS.toNanos(1));
            if (due - System.nanoTime() > 0) {
                return;
            }
            send(journeys.all().get(next.getAndIncrement()), due, () -> {});
        }
    }

    private void send(Journey journey, long due, Runnable after) {
        journey.dueAt(due);
        inFlight.incrementAndGet();
        client.place(journey.kind().order(journey.number())).whenComplete((orderId, failure) -> {
            inFlight.decrementAndGet();
            if (failure == null) {
                journeys.accepted(journey, orderId);
            } else {
                journeys.refused(journey, reason(failure));
            }
            after.run();
        });
    }

    private static String reason(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause().getMessage() : failure.getMessage();
    }
}
