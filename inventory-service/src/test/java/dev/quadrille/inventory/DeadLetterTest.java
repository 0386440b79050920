package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.cancelled;
import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cannot be handled is put away with its cause, and its neighbours go through. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class DeadLetterTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final String tea = "TEA-" + order;

    @Test
    void buriesAPoisonEventAndServesItsNeighbours() {
        UUID other = UuidCreator.getTimeOrderedEpoch();
        UUID unpaid = UuidCreator.getTimeOrderedEpoch();
        scene.restock(tea, 10);
        scene.hears(paid(order, 3, tea), paid(other, 2, tea)).says(other, new InventoryReserved(other));

        scene.hears(confirmed(order), confirmed(unpaid), confirmed(other)).hasHeardAll();

        scene.says(order, new InventoryReserved(order), new InventoryShipped(order, "sim_" + order));
        scene.says(other, new InventoryReserved(other), new InventoryShipped(other, "sim_" + other));
        scene.says(unpaid);
        assertThat(scene.deadLetters(unpaid))
                .singleElement()
                .asString()
                .contains("order " + unpaid + " is NONE: it cannot be shipped");
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 5, 0, 5));
    }

    @Test
    void buriesARecordThatCannotBeReadAndServesItsNeighbours() {
        UUID other = UuidCreator.getTimeOrderedEpoch();
        UUID unreadable = UuidCreator.getTimeOrderedEpoch();
        scene.restock(tea, 10);

        scene.hears(Delivery.of(paid(order, 3, tea))
                .andGarbage("payments.processed", unreadable)
                .and(paid(other, 2, tea), UuidCreator.getTimeOrderedEpoch()));

        scene.says(order, new InventoryReserved(order));
        scene.says(other, new InventoryReserved(other));
        assertThat(scene.deadLetters(unreadable)).singleElement().asString().contains("MalformedEvent");
    }

    @Test
    void buriesACancellationThatComesAfterTheGoodsLeft() {
        scene.restock(tea, 10);
        scene.hears(paid(order, 3, tea)).says(order, new InventoryReserved(order));
        scene.hears(confirmed(order)).hasHeardAll();

        scene.hears(cancelled(order)).hasHeardAll();

        assertThat(scene.deadLetters(order)).singleElement().asString().contains("ask for a return instead");
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 7, 0, 3));
    }
}
