package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.messaging.Turns.Request;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** All of event-messaging around one participant, put together by hand as a service has it by injection; no timer runs. */
final class Bench {

    final Scribe scribe = new Scribe();
    final RecordingPublisher publisher = new RecordingPublisher();
    final Inbox inbox = new Inbox();
    final Outbox outbox = new Outbox();
    final RetryQueue retryQueue = new RetryQueue();
    final OutboxRelay relay;
    final Turns turns;
    final RetryConsumer retries;
    final Faults faults;
    final SagaConsumer consumer;

    Bench(Pool pool) {
        this(pool, null);
    }

    /** @param loudspeaker in place of the publisher that only records */
    Bench(Pool pool, Publisher loudspeaker) {
        relay = new OutboxRelay(pool, outbox, loudspeaker == null ? publisher : loudspeaker);
        turns = new Turns(new Stage(pool, inbox, outbox, retryQueue, relay, Clock.systemUTC()));
        retries = new RetryConsumer(scribe, turns, retryQueue, pool);
        faults = new Faults("on", pool, retryQueue, retries);
        consumer = new SagaConsumer(scribe, turns, inbox, faults, null);
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

    void hears(ConsumerRecords<String, byte[]> records) {
        done(consumer.on(records));
        relay.wake().join();
    }
}
