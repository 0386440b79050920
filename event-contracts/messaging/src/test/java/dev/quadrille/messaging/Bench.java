package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.messaging.Turns.Request;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** All of event-messaging around one participant, put together by hand as a service has it by injection; no timer runs. */
final class Bench {

    final Scribe scribe;
    final RecordingPublisher publisher = new RecordingPublisher();
    final Inbox inbox = new Inbox();
    final Outbox outbox = new Outbox();
    final RetryQueue retryQueue = new RetryQueue();
    final Backoff backoff;
    final MeterRegistry registry = new SimpleMeterRegistry();
    final List<ReactionHook> hooks = new ArrayList<>(List.of(new ReactionMetrics(registry)));
    final Progress progress = new Progress(Clock.systemUTC(), Duration.ofMinutes(1));
    final Duplicates duplicates = new Duplicates();
    final Paused paused = new Paused();
    final OutboxRelay relay;
    final Turns turns;
    final RetryConsumer retries;
    final Faults faults;
    final SagaConsumer consumer;
    final Replays replays;

    Bench(Pool pool) {
        this(pool, null);
    }

    /** @param loudspeaker in place of the publisher that only records */
    Bench(Pool pool, Publisher loudspeaker) {
        this(pool, loudspeaker, new Scribe(), 1);
    }

    /** @param attempts the most attempts of what may be given up; they follow each other without a pause */
    Bench(Pool pool, Scribe scribe, int attempts) {
        this(pool, null, scribe, attempts);
    }

    private Bench(Pool pool, Publisher loudspeaker, Scribe scribe, int attempts) {
        this.scribe = scribe;
        backoff = new Backoff(Duration.ZERO, 1, Duration.ZERO, attempts);
        relay = new OutboxRelay(pool, outbox, loudspeaker == null ? publisher : loudspeaker, duplicates);
        turns = new Turns(new Stage(
                pool,
                inbox,
                outbox,
                retryQueue,
                backoff,
                relay,
                new Hooks(hooks),
                new TurnMetrics(registry),
                progress,
                Clock.systemUTC()));
        retries = new RetryConsumer(scribe, turns, retryQueue, backoff, pool, paused);
        faults = new Faults("on", pool, retryQueue, retries);
        consumer = new SagaConsumer(scribe, turns, inbox, backoff, faults, progress);
        replays = new Replays(outbox, relay, Clock.systemUTC());
    }

    static OrderCancelled cancelled(UUID order) {
        return new OrderCancelled(order, CancellationReason.CANCELLED_BY_CUSTOMER);
    }

    /** A request to cancel the order, that did not come over Kafka. */
    CompletableFuture<Void> ask(UUID order) {
        Request<Scribe.Page> request = new Request<>(
                order, page -> page.note(cancelled(order)).stream().toList());
        return turns.ask(scribe, List.of(request)).subscribeAsCompletionStage();
    }

    /** One batch with the cancellation of each of these orders; returns when it is durable, and said. */
    void hears(List<UUID> orders) {
        hears(Delivery.of(orders.stream().map(Bench::cancelled).toArray(OrderCancelled[]::new)));
    }

    void hears(Delivery delivery) {
        hears(delivery.records());
    }

    /** Tries once more what is due; returns when that is durable, and said. */
    void triesAgain() {
        retries.wake().join();
        relay.wake().join();
    }

    void hears(ConsumerRecords<String, byte[]> records) {
        done(consumer.on(records));
        relay.wake().join();
    }
}
