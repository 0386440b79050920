package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.cancelled;
import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** inventory-service's part of the saga, with a real database and no broker. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final String tea = "TEA-" + order;

    @Test
    void shipsAConfirmedOrder() {
        scene.restock(tea, 10);
        scene.hears(paid(order, 3, tea)).says(order, new InventoryReserved(order));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 3, 0));

        scene.hears(confirmed(order))
                .says(order, new InventoryReserved(order), new InventoryShipped(order, "sim_" + order));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 7, 0, 3));
    }

    @Test
    void rejectsWhatIsSoldOut() {
        scene.hears(paid(order, 3, "SOLD-OUT"))
                .says(order, new InventoryRejected(order, List.of(new Shortage("SOLD-OUT", 3, 0))));
        scene.hears(cancelled(order)).hasHeardAll();

        scene.says(order, new InventoryRejected(order, List.of(new Shortage("SOLD-OUT", 3, 0))));
    }

    @Test
    void rejectsAnUnknownSkuAndSetsNothingElseAside() {
        scene.restock(tea, 10);

        scene.hears(paid(order, new Line(tea, 1), new Line("UNHEARD-OF", 1)))
                .says(order, new InventoryRejected(order, List.of(new Shortage("UNHEARD-OF", 1, 0))));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 0, 0));
    }

    @Test
    void releasesWhatNoCarrierTakes() {
        scene.restock(tea, 10);
        scene.hears(paid(order, new Line(tea, 2), new Line("NO-CARRIER", 1))).says(order, new InventoryReserved(order));
        scene.hears(confirmed(order))
                .says(order, new InventoryReserved(order), new InventoryShipmentFailed(order, Reason.NO_CARRIER));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 2, 0));

        scene.hears(cancelled(order))
                .says(
                        order,
                        new InventoryReserved(order),
                        new InventoryShipmentFailed(order, Reason.NO_CARRIER),
                        new InventoryReleased(order));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 0, 0));
    }

    @Test
    void setsNothingAsideOnceTheOrderIsCancelled() {
        scene.restock(tea, 10);

        scene.hears(cancelled(order)).says(order, new InventoryVoided(order));
        scene.hears(paid(order, 3, tea)).hasHeardAll();

        scene.says(order, new InventoryVoided(order));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 0, 0));
    }

    @Test
    void shipsWhatASlowCarrierTakesInTheEnd() {
        scene.hears(paid(order, 1, "SLOW-CARRIER")).says(order, new InventoryReserved(order));

        scene.hears(confirmed(order))
                .says(order, new InventoryReserved(order), new InventoryShipped(order, "sim_" + order));
    }

    @Test
    void callsGoodsBackWhoseCarrierNeverAnswers() {
        scene.hears(paid(order, 1, "SILENT-CARRIER")).says(order, new InventoryReserved(order));

        scene.hears(confirmed(order))
                .says(order, new InventoryReserved(order), new InventoryShipmentFailed(order, Reason.NO_CARRIER));
        scene.hears(cancelled(order))
                .says(
                        order,
                        new InventoryReserved(order),
                        new InventoryShipmentFailed(order, Reason.NO_CARRIER),
                        new InventoryReleased(order));
    }

    @Test
    void shipsWhatIsCalledBackTooLate() {
        scene.hears(paid(order, 1, "LATE-CARRIER")).says(order, new InventoryReserved(order));

        scene.hears(confirmed(order))
                .says(order, new InventoryReserved(order), new InventoryShipped(order, "sim_" + order));
    }

    @Test
    void letsTheNeighboursOfASilentCarrierPass() {
        UUID other = UuidCreator.getTimeOrderedEpoch();
        scene.restock(tea, 10);
        scene.hears(paid(order, 1, "SILENT-CARRIER"), paid(other, 1, tea)).says(other, new InventoryReserved(other));

        scene.hears(confirmed(order), confirmed(other))
                .says(other, new InventoryReserved(other), new InventoryShipped(other, "sim_" + other));

        assertThat(scene.said(order)).containsExactly(new InventoryReserved(order));
    }

    @Test
    void reservesAndReleasesWithinOneBatch() {
        scene.restock(tea, 10);

        scene.hears(paid(order, 3, tea), cancelled(order)).hasHeardAll();

        assertThat(scene.said(order))
                .isIn(
                        List.of(new InventoryReserved(order), new InventoryReleased(order)),
                        List.of(new InventoryVoided(order)));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 0, 0));
    }
}
