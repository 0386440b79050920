package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A payment as it is read over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class PaymentResourceTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void showsTheChargeAndItsRefund() {
        scene.hears(created(order)).says(order, processed(order));
        payment()
                .body("orderId", equalTo(order.toString()), "state", equalTo("CHARGED"), "version", equalTo(1))
                .body("amount.minor", equalTo(2500), "amount.currency", equalTo("EUR"))
                .body("reference", equalTo("sim_" + order), "failure", nullValue())
                .body("createdAt", notNullValue(), "updatedAt", notNullValue());

        scene.hears(cancelled(order)).says(order, processed(order), new PaymentRefunded(order, Orders.TOTAL));
        payment()
                .body("state", equalTo("REFUNDED"), "version", equalTo(2))
                .body("amount.minor", equalTo(2500), "reference", equalTo("sim_" + order));
    }

    @Test
    void showsWhyNoMoneyMoved() {
        scene.hears(created(order, "tok_insufficient_funds"))
                .says(order, new PaymentFailed(order, Reason.INSUFFICIENT_FUNDS));

        payment()
                .body("state", equalTo("FAILED"), "failure", equalTo("INSUFFICIENT_FUNDS"))
                .body("reference", nullValue());
    }

    @Test
    void showsTheMarkOfACancellationThatCameFirst() {
        scene.hears(cancelled(order)).says(order, new PaymentVoided(order));

        payment().body("state", equalTo("VOIDED"), "amount", nullValue());
    }

    @Test
    void doesNotKnowAnOrderItHasNotHeardOf() {
        when().get("/payments/" + order)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("status", equalTo(404), "detail", containsString(order.toString()));
    }

    @Test
    void knowsNothingUnderWhatIsNoOrder() {
        when().get("/payments/no-order").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void describesItself() {
        when().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/payments/{orderId}"));
    }

    private ValidatableResponse payment() {
        return when().get("/payments/" + order).then().statusCode(200);
    }
}
