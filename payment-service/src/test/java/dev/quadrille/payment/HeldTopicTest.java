package dev.quadrille.payment;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.Scene.Booked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A topic whose events are put aside until they are let go. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class HeldTopicTest {

    private static final String HOLD = "/faults/hold/orders.created";

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @AfterEach
    void release() {
        when().delete(HOLD).then().statusCode(204);
    }

    @Test
    void handlesWhatWasPutAsideOnceItIsReleased() {
        when().put(HOLD).then().statusCode(204);
        scene.hears(created(order)).hasHeardAll();
        assertThat(scene.said(order)).isEmpty();
        assertThat(scene.booked(order)).isEmpty();
        assertThat(scene.held(order)).isEqualTo(1);

        release();

        scene.says(order, processed(order));
        assertThat(scene.held(order)).isZero();
    }

    @Test
    void handlesAtOnceWhatComesAfterTheRelease() {
        when().put(HOLD).then().statusCode(204);
        release();

        scene.hears(created(order)).says(order, processed(order));
    }

    @Test
    void putsAnEventAsideOnceHoweverOftenItComes() {
        Delivery delivery = Delivery.of(created(order));
        when().put(HOLD).then().statusCode(204);

        scene.hears(delivery).hears(delivery).hasHeardAll();
        assertThat(scene.held(order)).isEqualTo(1);
        release();
        scene.says(order, processed(order));
        scene.hears(delivery).hasHeardAll();

        scene.says(order, processed(order));
        assertThat(scene.booked(order)).contains(new Booked(1, true, false, false));
    }

    @Test
    void neverChargesAnOrderThatWasCancelledWhileItWasHeld() {
        when().put(HOLD).then().statusCode(204);
        scene.hears(created(order)).hears(cancelled(order)).says(order, new PaymentVoided(order));

        release();
        soon().until(() -> scene.held(order) == 0);
        scene.hasHeardAll();

        scene.says(order, new PaymentVoided(order));
        assertThat(scene.booked(order)).contains(new Booked(0, false, false, true));
    }

    @Test
    void refusesATopicThatIsNone() {
        when().put("/faults/hold/orders.created.v2")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("topic"))
                .body("errors[0].allowed", containsString("orders.created"));
        when().delete("/faults/hold/unheard.of").then().statusCode(400);
    }

    @Test
    void refusesToCrashAtAPointThatIsNone() {
        when().put("/faults/crash/lunch/1")
                .then()
                .statusCode(400)
                .body("errors[0].allowed", containsString("committed, said, handled"));
        when().put("/faults/crash/committed/-1").then().statusCode(400).body("errors.field", contains("passage"));
    }
}
