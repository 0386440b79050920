package dev.quadrille.local.load;

import dev.quadrille.local.client.LiveFeed;
import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.client.SagaChange;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** One load on a running system: stock first, then the orders, then the wait for every end. */
public final class LoadRun {

    private final QuadrilleClient client;
    private final LoadPlan plan;
    private final Journeys journeys;

    /** @param progress is told how many orders have ended so far */
    public LoadRun(QuadrilleClient client, LoadPlan plan, IntConsumer progress) {
        this.client = client;
        this.plan = plan;
        this.journeys = new Journeys(plan.journeys(), progress);
    }

    public LoadReport run() {
        restock();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        LiveFeed feed = client.live(this::heard);
        try {
            Reconciliation reconciliation = new Reconciliation(client, journeys);
            clock.scheduleWithFixedDelay(reconciliation::lookAround, 1, 1, TimeUnit.SECONDS);
            send(clock);
            journeys.done().applyToEither(reconciliation.givenUp(), end -> end).join();
        } finally {
            feed.close();
            clock.shutdownNow();
        }
        return new LoadReport(List.copyOf(journeys.all()));
    }

    private void restock() {
        journeys.all().stream()
                .map(Journey::kind)
                .filter(OrderKind::needsStock)
                .collect(Collectors.groupingBy(OrderKind::sku, Collectors.summingInt(kind -> 1)))
                .forEach(client::restock);
    }

    private void send(ScheduledExecutorService clock) {
        Sender sender = new Sender(client, journeys);
        if (plan.rate() > 0) {
            sender.sendAll(plan.rate(), clock);
        } else {
            sender.sendAll();
        }
    }

    private void heard(SagaChange change) {
        if (change.hasEnded()) {
            journeys.ended(change.orderId(), change.outcome(), System.nanoTime());
        }
    }
}
