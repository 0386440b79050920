package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.cancelled;
import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A reservation as it is read over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ReservationResourceTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void showsWhatIsSetAsideAndHowItLeft() {
        scene.hears(paid(order, new Line("TEA-500", 2), new Line("MUG-BLUE", 1), new Line("TEA-500", 1)))
                .hasHeardAll();
        when().get("/reservations/" + order)
                .then()
                .statusCode(200)
                .body("orderId", equalTo(order.toString()), "state", equalTo("RESERVED"), "version", equalTo(1))
                .body("lines.sku", contains("TEA-500", "MUG-BLUE"), "lines.quantity", contains(3, 1))
                .body("trackingNumber", nullValue(), "createdAt", notNullValue(), "updatedAt", notNullValue());

        scene.hears(confirmed(order)).hasHeardAll();
        when().get("/reservations/" + order)
                .then()
                .body("state", equalTo("SHIPPED"), "version", equalTo(2))
                .body("lines.sku", contains("TEA-500", "MUG-BLUE"), "trackingNumber", equalTo("sim_" + order));
    }

    @Test
    void showsTheMarkOfACancellationThatCameFirst() {
        scene.hears(cancelled(order)).hasHeardAll();

        when().get("/reservations/" + order).then().statusCode(200).body("state", equalTo("VOIDED"), "lines", empty());
    }

    @Test
    void doesNotKnowAnOrderItHasNotHeardOf() {
        when().get("/reservations/" + order)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString(order.toString()));
    }

    @Test
    void knowsNothingUnderWhatIsNoOrder() {
        when().get("/reservations/no-order").then().statusCode(404).contentType("application/problem+json");
    }
}
