package dev.quadrille.payment;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RecordingPublisher;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A stage for payment-service alone: the test plays the others. */
@ApplicationScoped
class Scene {

    private final InMemoryConnector broker;
    private final RecordingPublisher publisher;
    private final PaymentGateway gateway;
    private final Pool pool;

    Scene(@Any InMemoryConnector broker, RecordingPublisher publisher, PaymentGateway gateway, Pool pool) {
        this.broker = broker;
        this.publisher = publisher;
        this.gateway = gateway;
        this.pool = pool;
    }

    /** What the simulated network's own books say of a key. */
    record Booked(int attempts, boolean charged, boolean returned, boolean cancelled) {}

    /** One batch of these events. */
    Scene hears(SagaEvent... events) {
        return hears(Delivery.of(events));
    }

    Scene hears(Delivery delivery) {
        return hears(delivery.records());
    }

    Scene hears(ConsumerRecords<String, byte[]> batch) {
        broker.source("saga").runOnVertxContext(true).send(Message.of(batch));
        return this;
    }

    /** Batches are handled one after the other: when the answer to one more is there, those before it are done. */
    void hasHeardAll() {
        UUID last = UuidCreator.getTimeOrderedEpoch();
        hears(Orders.cancelled(last)).says(last, new PaymentVoided(last));
    }

    /** All that was ever announced about the order, in order. */
    void says(UUID order, PaymentEvent... announced) {
        soon().untilAsserted(() -> assertThat(said(order)).containsExactly(announced));
    }

    List<SagaEvent> said(UUID order) {
        return publisher.about(order);
    }

    List<String> deadLetters(UUID order) {
        return publisher.deadLetters(order);
    }

    List<BuriedRecord> buried(UUID order) {
        return publisher.buried(order);
    }

    /** Asks the gateway for itself, without a saga. @return the answer, or that there was none */
    CompletableFuture<ChargeAnswer> charge(UUID key, String token) {
        return gateway.charge(List.of(new PaymentGateway.Charge(key, Orders.TOTAL, token)))
                .map(PaymentGateway.Answered::answer)
                .toUni()
                .onItem()
                .ifNull()
                .continueWith(new ChargeAnswer.TimedOut())
                .subscribeAsCompletionStage();
    }

    Optional<Booked> booked(UUID order) {
        return pool
                .preparedQuery("select * from simulated_charge where key = $1")
                .executeAndAwait(Tuple.of(order))
                .stream()
                .map(row -> new Booked(
                        row.getInteger("attempts"),
                        row.getBoolean("charged"),
                        row.getBoolean("returned"),
                        row.getBoolean("cancelled")))
                .findFirst();
    }

    /** How often what is put aside of the order was tried. */
    int attempts(UUID order) {
        return pool
                .preparedQuery("select attempts from retry_queue where record_key = $1")
                .executeAndAwait(Tuple.of(order.toString()))
                .stream()
                .mapToInt(row -> row.getInteger(0))
                .max()
                .orElse(0);
    }

    /** The events of the order that are put aside. */
    long held(UUID order) {
        return pool.preparedQuery("select count(*) from retry_queue where record_key = $1")
                .executeAndAwait(Tuple.of(order.toString()))
                .iterator()
                .next()
                .getLong(0);
    }
}
