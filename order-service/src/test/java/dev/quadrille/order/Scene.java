package dev.quadrille.order;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RecordingPublisher;
import dev.quadrille.order.PlaceOrder.Wish;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A stage for order-service alone: the test plays the customers and the others. */
@ApplicationScoped
class Scene {

    private final InMemoryConnector broker;
    private final RecordingPublisher publisher;
    private final OrderDesk desk;
    private final Pool pool;

    Scene(@Any InMemoryConnector broker, RecordingPublisher publisher, OrderDesk desk, Pool pool) {
        this.broker = broker;
        this.publisher = publisher;
        this.desk = desk;
        this.pool = pool;
    }

    /** An order as {@link Events#created} tells of it. */
    UUID places() {
        return places("c-42");
    }

    UUID places(String customer) {
        return placesSoon(customer).join();
    }

    CompletableFuture<UUID> placesSoon(String customer) {
        PlaceOrder order = new PlaceOrder(customer, "c42@example.com", List.of(new Wish("TEA-500", 2)), "tok_ok");
        return desk.place(order, null).map(Receipt::orderId).subscribeAsCompletionStage();
    }

    CompletableFuture<Receipt> cancels(UUID order) {
        return desk.cancel(order, null, null).subscribeAsCompletionStage();
    }

    /** One batch of these events. */
    Scene hears(SagaEvent... events) {
        return hears(Delivery.of(events));
    }

    Scene hears(Delivery delivery) {
        broker.source("saga").runOnVertxContext(true).send(Message.of(delivery.records()));
        return this;
    }

    /** A batch of its own for each of these events. */
    Scene hearsOneByOne(SagaEvent... events) {
        Stream.of(events).forEach(this::hears);
        return this;
    }

    /** Batches are handled one after the other: when the answer to one more is there, those before it are done. */
    void hasHeardAll() {
        Events last = new Events(places());
        hears(last.reserved()).says(last.order(), last.created(), last.confirmed());
    }

    /** All that was ever announced about the order, in order. */
    void says(UUID order, OrderEvent... announced) {
        soon().untilAsserted(() -> assertThat(said(order)).containsExactly(announced));
    }

    List<SagaEvent> said(UUID order) {
        return publisher.about(order);
    }

    List<String> deadLetters(UUID order) {
        return publisher.deadLetters(order);
    }

    /** What stands in the order's stream, by version. */
    List<String> stream(UUID order) {
        return rows("select type from order_event where order_id = $1 order by version", order)
                .map(row -> row.getString(0))
                .toList();
    }

    /** Whether the stream has no gap, and the view is as old as the stream. */
    boolean addsUp(UUID order) {
        return rows("""
                        select min(e.version) = 1 and max(e.version) = count(*) and max(e.version) = max(v.version)
                        from order_event e join order_view v using (order_id) where order_id = $1""", order).allMatch(row -> row.getBoolean(0));
    }

    /** How many transactions wrote these orders' events. */
    long transactions(List<UUID> orders) {
        return pool.preparedQuery("select count(distinct xmin::text) from order_event where order_id = any($1)")
                .executeAndAwait(Tuple.of(orders.toArray(UUID[]::new)))
                .iterator()
                .next()
                .getLong(0);
    }

    private Stream<Row> rows(String query, UUID order) {
        return pool.preparedQuery(query).executeAndAwait(Tuple.of(order)).stream();
    }
}
