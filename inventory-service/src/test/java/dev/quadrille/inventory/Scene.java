package dev.quadrille.inventory;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RecordingPublisher;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A stage for inventory-service alone: the test plays the others. */
@ApplicationScoped
class Scene {

    private final InMemoryConnector broker;
    private final RecordingPublisher publisher;
    private final Stocks stocks;
    private final Pool pool;

    Scene(@Any InMemoryConnector broker, RecordingPublisher publisher, Stocks stocks, Pool pool) {
        this.broker = broker;
        this.publisher = publisher;
        this.stocks = stocks;
        this.pool = pool;
    }

    /** One batch of these events. */
    Scene hears(SagaEvent... events) {
        return hears(Delivery.of(events));
    }

    Scene hears(Delivery delivery) {
        broker.source("saga").runOnVertxContext(true).send(Message.of(delivery.records()));
        return this;
    }

    /** Batches are handled one after the other: when the answer to one more is there, those before it are done. */
    void hasHeardAll() {
        UUID last = UuidCreator.getTimeOrderedEpoch();
        hears(Orders.cancelled(last)).says(last, new InventoryVoided(last));
    }

    /** All that was ever announced about the order, in order. */
    void says(UUID order, InventoryEvent... announced) {
        soon().untilAsserted(() -> assertThat(said(order)).containsExactly(announced));
    }

    List<SagaEvent> said(UUID order) {
        return publisher.about(order);
    }

    List<String> deadLetters(UUID order) {
        return publisher.deadLetters(order);
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

    void restock(String sku, long quantity) {
        restockLater(sku, quantity).join();
    }

    CompletableFuture<StockLevel> restockLater(String sku, long quantity) {
        return stocks.restock(sku, quantity).subscribeAsCompletionStage();
    }

    StockLevel stock(String sku) {
        return pool.preparedQuery("select * from stock where sku = $1").executeAndAwait(Tuple.of(sku)).stream()
                .map(row -> new StockLevel(
                        row.getString("sku"), row.getLong("on_hand"), row.getLong("reserved"), row.getLong("shipped")))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that came in must lie on a shelf or have left. */
    List<String> skusThatDoNotAddUp() {
        return pool.query("""
                        select sku from stock
                        left join (select sku, sum(quantity) total from restock group by sku) r using (sku)
                        where on_hand + shipped <> coalesce(total, 0)""").executeAndAwait().stream()
                .map(row -> row.getString("sku"))
                .toList();
    }
}
