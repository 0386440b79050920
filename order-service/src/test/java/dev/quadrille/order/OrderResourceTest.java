package dev.quadrille.order;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order as its customer follows and cancels it over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OrderResourceTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    Scene scene;

    private Events order;

    @BeforeEach
    void place() {
        order = new Events(scene.places());
    }

    @Test
    void cancelsAnOrderThatIsPending() {
        cancel().statusCode(202)
                .header("Location", endsWith("/orders/" + order.order()))
                .body("orderId", equalTo(order.order().toString()), "status", equalTo("CANCELLING"));
    }

    @Test
    void mayBeAskedToCancelAgain() {
        cancel().statusCode(202);
        cancel().statusCode(202).body("status", equalTo("CANCELLING"));
        scene.hears(order.paymentVoided(), order.inventoryVoided()).hasHeardAll();

        cancel().statusCode(202).body("status", equalTo("CANCELLED"));

        assertThat(scene.stream(order.order())).containsOnlyOnce("order.cancelled.v1");
    }

    @Test
    void cannotCancelOnceItIsConfirmed() {
        scene.hears(order.reserved()).hasHeardAll();
        tooLate();

        scene.hears(order.shipped()).hasHeardAll();
        tooLate();
    }

    @Test
    void doesNotKnowAnOrderThatWasNeverPlaced() {
        UUID unknown = UuidCreator.getTimeOrderedEpoch();

        notFound(when().get("/orders/" + unknown).then(), unknown);
        notFound(when().get("/orders/" + unknown + "/events").then(), unknown);
        notFound(when().post("/orders/" + unknown + "/cancel").then(), unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/no-order", "/orders/no-order/events", "/orders/42", "/orders/%00"})
    void knowsNothingUnderWhatIsNoOrder(String path) {
        when().get(path).then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void cancelsNothingUnderWhatIsNoOrder() {
        when().post("/orders/no-order/cancel").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void tellsItsHistoryAndKeepsSecrets() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        scene.hears(new Delivery().and(order.failed(Reason.DECLINED), id)).hasHeardAll();

        ValidatableResponse history = history()
                .body("version", contains(1, 2, 3))
                .body("type", contains("order.created.v2", "payment.failed.v1", "order.cancelled.v1"))
                .body("source", contains("/order-service", "/payment-service", "/order-service"))
                .body("[1].id", equalTo(id.toString()), "[1].data.reason", equalTo("DECLINED"))
                .body("[2].time", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("[0].data.customerId", equalTo("c-42"), "[0].data.total.minor", equalTo(2500))
                .body("[0].data.customerEmail", equalTo("***"), "[0].data.paymentToken", equalTo("***"));
        assertThat(history.extract().asString()).doesNotContain("c42@example.com", "tok_ok");
    }

    @Test
    void showsNoSecretInTheOrderEither() {
        String shown = when().get("/orders/" + order.order())
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(shown).contains("c-42").doesNotContain("c42@example.com", "tok_ok");
    }

    private ValidatableResponse cancel() {
        return when().post("/orders/" + order.order() + "/cancel").then();
    }

    private ValidatableResponse history() {
        return when().get("/orders/" + order.order() + "/events").then().statusCode(200);
    }

    private void tooLate() {
        String confirmedAt = history().extract().path("find { it.type == 'order.confirmed.v1' }.time");
        cancel().statusCode(409)
                .contentType(PROBLEM)
                .body("title", equalTo("Conflict"))
                .body(
                        "detail",
                        equalTo("order " + order.order() + ": cannot cancel, it was confirmed at "
                                + confirmedAt.substring(0, 19) + "Z; ask for a return instead"));
    }

    private static void notFound(ValidatableResponse answer, UUID unknown) {
        answer.statusCode(404).contentType(PROBLEM).body("detail", containsString(unknown + " is not known"));
    }
}
