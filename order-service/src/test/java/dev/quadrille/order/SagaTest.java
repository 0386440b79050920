package dev.quadrille.order;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every conversation that an order can have, with a real database and no broker. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaTest {

    @Inject
    Scene scene;

    private Events order;

    @BeforeEach
    void place() {
        order = new Events(scene.places());
    }

    @Test
    void shipsWhatIsPaidAndReserved() {
        scene.hearsOneByOne(order.processed(), order.reserved())
                .says(order.order(), order.created(), order.confirmed());
        is("CONFIRMED", null);

        scene.hears(order.shipped()).hasHeardAll();

        scene.says(order.order(), order.created(), order.confirmed());
        is("SHIPPED", null);
    }

    @Test
    void confirmsEvenIfTheReservationOvertakesThePayment() {
        scene.hearsOneByOne(order.reserved(), order.processed(), order.shipped())
                .hasHeardAll();

        scene.says(order.order(), order.created(), order.confirmed());
        is("SHIPPED", null);
    }

    @ParameterizedTest
    @CsvSource({
        "DECLINED, PAYMENT_DECLINED",
        "INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS",
        "GATEWAY_UNAVAILABLE, GATEWAY_UNAVAILABLE"
    })
    void isCancelledWhenThePaymentFails(Reason failure, CancellationReason reason) {
        scene.hears(order.failed(failure)).says(order.order(), order.created(), order.cancelled(reason));
        is("CANCELLING", reason);

        scene.hears(order.inventoryVoided()).hasHeardAll();

        scene.says(order.order(), order.created(), order.cancelled(reason));
        is("CANCELLED", reason);
    }

    @Test
    void isCancelledWhenTheStockIsGone() {
        scene.hearsOneByOne(order.processed(), order.rejected())
                .says(order.order(), order.created(), order.cancelled(CancellationReason.OUT_OF_STOCK));
        is("CANCELLING", CancellationReason.OUT_OF_STOCK);

        scene.hears(order.refunded()).hasHeardAll();

        scene.says(order.order(), order.created(), order.cancelled(CancellationReason.OUT_OF_STOCK));
        is("CANCELLED", CancellationReason.OUT_OF_STOCK);
    }

    @Test
    void isCancelledWhenNoCarrierTakesIt() {
        scene.hearsOneByOne(order.processed(), order.reserved(), order.shipmentFailed(), order.refunded())
                .hasHeardAll();
        is("CANCELLING", CancellationReason.NO_CARRIER);

        scene.hears(order.released()).hasHeardAll();

        scene.says(order.order(), order.created(), order.confirmed(), order.cancelled(CancellationReason.NO_CARRIER));
        is("CANCELLED", CancellationReason.NO_CARRIER);
    }

    @Test
    void isCancelledByTheCustomerBeforeAnybodyTookPart() {
        cancel();

        scene.hearsOneByOne(order.inventoryVoided(), order.paymentVoided()).hasHeardAll();

        isCancelledByTheCustomer();
    }

    @Test
    void isCancelledByTheCustomerAfterTheCharge() {
        scene.hears(order.processed()).hasHeardAll();
        cancel();

        scene.hearsOneByOne(order.refunded(), order.inventoryVoided()).hasHeardAll();

        isCancelledByTheCustomer();
    }

    @Test
    void isCancelledByTheCustomerWhileTheStockIsBeingReserved() {
        cancel();

        scene.hearsOneByOne(order.released(), order.reserved(), order.refunded(), order.processed())
                .hasHeardAll();

        isCancelledByTheCustomer();
    }

    @Test
    void goesThroughAWholeConversationInOneBatch() {
        cancel();

        scene.hears(order.processed(), order.refunded(), order.reserved(), order.released())
                .hasHeardAll();

        isCancelledByTheCustomer();
    }

    private void cancel() {
        when().post("/orders/" + order.order() + "/cancel").then().statusCode(202);
    }

    private void isCancelledByTheCustomer() {
        scene.says(order.order(), order.created(), order.cancelled(CancellationReason.CANCELLED_BY_CUSTOMER));
        is("CANCELLED", CancellationReason.CANCELLED_BY_CUSTOMER);
    }

    /** In the view, of which each version is one event of the stream. */
    private void is(String status, CancellationReason reason) {
        when().get("/orders/" + order.order())
                .then()
                .statusCode(200)
                .body("status", equalTo(status), "reason", equalTo(reason == null ? null : reason.name()));
        assertThat(scene.addsUp(order.order())).isTrue();
    }
}
