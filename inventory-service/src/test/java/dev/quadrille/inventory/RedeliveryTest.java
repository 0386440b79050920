package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.cancelled;
import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An event has one effect, however often it is delivered. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class RedeliveryTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final String tea = "TEA-" + order;

    @Test
    void anEventThatStandsTwiceInABatchCountsOnce() {
        UUID cancelled = UuidCreator.getTimeOrderedEpoch();
        scene.restock(tea, 10);

        scene.hears(twice(paid(order, 3, tea))).says(order, new InventoryReserved(order));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 3, 0));
        scene.hears(twice(confirmed(order)))
                .says(order, new InventoryReserved(order), new InventoryShipped(order, "sim_" + order));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 7, 0, 3));
        scene.hears(twice(cancelled(cancelled))).says(cancelled, new InventoryVoided(cancelled));
    }

    @Test
    void anEventThatComesAgainLaterCountsOnce() {
        UUID other = UuidCreator.getTimeOrderedEpoch();
        List<Delivery> deliveries = Stream.<SagaEvent>of(
                        paid(order, 3, tea), paid(other, 2, tea), confirmed(order), cancelled(other))
                .map(Delivery::of)
                .toList();
        scene.restock(tea, 10);
        deliveries.forEach(scene::hears);
        scene.says(order, new InventoryReserved(order), new InventoryShipped(order, "sim_" + order));
        scene.says(other, new InventoryReserved(other), new InventoryReleased(other));

        deliveries.forEach(scene::hears);
        scene.hasHeardAll();

        scene.says(order, new InventoryReserved(order), new InventoryShipped(order, "sim_" + order));
        scene.says(other, new InventoryReserved(other), new InventoryReleased(other));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 7, 0, 3));
    }

    private static Delivery twice(SagaEvent event) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new Delivery().and(event, id).and(event, id);
    }
}
