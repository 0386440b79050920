package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.cancelled;
import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What inventory-service does while its carrier is made to fail, and afterwards. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SwitchedCarrierTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final String tea = "TEA-" + order;
    private final InventoryReserved reserved = new InventoryReserved(order);
    private final InventoryShipped shipped = new InventoryShipped(order, "sim_" + order);
    private final InventoryShipmentFailed failed = new InventoryShipmentFailed(order, Reason.NO_CARRIER);

    @BeforeEach
    void reserves() {
        scene.restock(tea, 10);
        scene.hears(paid(order, 3, tea)).says(order, reserved);
    }

    @AfterEach
    void isWell() {
        set("carrier", "ok");
        set("paused", "off");
    }

    @Test
    void isListedBesideWhatEveryServiceHas() {
        when().get("/faults")
                .then()
                .statusCode(200)
                .body("faults.name", contains("carrier", "duplicates", "paused"))
                .body("faults[0].values", equalTo("ok|refuses|down"));
    }

    @Test
    void releasesWhatTheCarrierRefuses() {
        set("carrier", "refuses");

        scene.hears(confirmed(order)).says(order, reserved, failed);
        scene.hears(cancelled(order)).says(order, reserved, failed, new InventoryReleased(order));

        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 10, 0, 0));
    }

    @Test
    void shipsWhenTheCarrierIsBack() {
        set("paused", "on"); // in a test the last attempt comes soon
        set("carrier", "down");
        scene.hears(confirmed(order));
        soon().until(() -> scene.attempts(order) == 1);
        assertThat(scene.said(order)).containsExactly(reserved);

        set("carrier", "ok");
        set("paused", "off");

        scene.says(order, reserved, shipped);
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 7, 0, 3));
    }

    @Test
    void callsBackWhatWasOfferedInVainOnceTheCarrierIsBack() {
        set("carrier", "down");
        scene.hears(confirmed(order));
        soon().until(() -> scene.attempts(order) > 5);
        assertThat(scene.said(order)).containsExactly(reserved);

        set("carrier", "ok");

        scene.says(order, reserved, failed);
        assertThat(scene.deadLetters(order)).isEmpty();
    }

    private static void set(String fault, String value) {
        given().contentType("application/json")
                .body(Map.of("value", value))
                .put("/faults/" + fault)
                .then()
                .statusCode(204);
    }
}
