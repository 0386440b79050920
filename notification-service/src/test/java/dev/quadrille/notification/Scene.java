package dev.quadrille.notification;

import static dev.quadrille.contracts.Participant.ORDER;
import static dev.quadrille.contracts.Participant.PAYMENT;
import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.OriginalRecord;
import dev.quadrille.messaging.RecordingPublisher;
import dev.quadrille.messaging.Replay;
import dev.quadrille.notification.Story.Step;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A stage for notification-service alone: the test plays the others. */
@ApplicationScoped
class Scene {

    private final InMemoryConnector broker;
    private final RecordingPublisher publisher;
    private final Pool pool;

    Scene(@Any InMemoryConnector broker, RecordingPublisher publisher, Pool pool) {
        this.broker = broker;
        this.publisher = publisher;
        this.pool = pool;
    }

    /** One batch. */
    Scene hears(Delivery delivery) {
        broker.source("saga").runOnVertxContext(true).send(Message.of(delivery.records()));
        return this;
    }

    Scene hears(SagaEvent... events) {
        return hears(Delivery.of(events));
    }

    Scene hears(Story story) {
        return hears(story.steps());
    }

    /** One batch of these steps, in this order. */
    Scene hears(List<Step> steps) {
        return hears(Story.delivery(steps));
    }

    /** One batch of dead letters; returns when they are kept. */
    Scene keeps(Delivery letters) {
        UUID last = UuidCreator.getTimeOrderedEpoch();
        letters.andLetters(ORDER, Delivery.of(Outcome.placed(last)), new IllegalStateException("the last one"));
        broker.source("dead-letters").runOnVertxContext(true).send(Message.of(letters.records()));
        soon().until(() ->
                !rows("select from dead_letter where order_id = $1", last).isEmpty());
        return this;
    }

    /** The only letter about an order. */
    UUID letterOf(UUID order) {
        List<Row> letters = rows("select id from dead_letter where order_id = $1", order);
        assertThat(letters).hasSize(1);
        return letters.get(0).getUUID("id");
    }

    /** What this service itself could not handle about an order. */
    List<BuriedRecord> buried(UUID order) {
        return publisher.buried(order);
    }

    /** What was sent back to payment-service about an order. */
    List<OriginalRecord> replays(UUID order) {
        return publisher.replays(PAYMENT).stream()
                .map(Replay::original)
                .filter(record -> record.toString().contains(order.toString()))
                .toList();
    }

    /** Batches are handled one after the other: when one more is done, those before it are, and what they announce is said. */
    void hasHeardAll() {
        UUID last = UuidCreator.getTimeOrderedEpoch();
        hears(Outcome.placed(last));
        soon().until(() -> !rows("select from saga where order_id = $1", last).isEmpty());
        soon().until(() -> rows("select from outbox").isEmpty());
    }

    /** What was asked for in the customer's name comes back over its topic. */
    void hearsItsOwnRequests(UUID order) {
        Delivery requests = new Delivery();
        for (SagaEvent request : requested(order)) {
            requests.and(request, UuidCreator.getTimeOrderedEpoch(), null, Story.NOON.plusSeconds(1));
        }
        hears(requests).hasHeardAll();
    }

    List<NotificationRequested> requested(UUID order) {
        return publisher.about(order).stream()
                .map(NotificationRequested.class::cast)
                .toList();
    }

    List<Row> rows(String sql, Object... parameters) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.from(parameters)).stream()
                .toList();
    }

    Row saga(UUID order) {
        return rows("select * from saga where order_id = $1", order).get(0);
    }
}
