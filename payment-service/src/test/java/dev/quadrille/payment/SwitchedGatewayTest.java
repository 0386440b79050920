package dev.quadrille.payment;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.Scene.Booked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What payment-service does while its gateway is made to fail, and afterwards. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SwitchedGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @AfterEach
    void isWell() {
        set("decline-percent", "0");
        set("payment-gateway", "ok");
        set("paused", "off");
    }

    @Test
    void failsAPaymentThatIsDeclinedAndLeavesNoMoney() {
        set("decline-percent", "100");
        scene.hears(created(order)).says(order, new PaymentFailed(order, Reason.DECLINED));
        assertThat(scene.booked(order)).contains(new Booked(0, false, false, true));

        set("decline-percent", "0");
        scene.hears(created(other)).says(other, processed(other));
        scene.hears(cancelled(order)).hasHeardAll();

        scene.says(order, new PaymentFailed(order, Reason.DECLINED));
    }

    /** As after a crash that has swallowed the answer. */
    @Test
    void returnsWhatWasTakenOfAPaymentThatIsDeclinedLater() {
        assertThat(scene.charge(order, "tok_ok")).succeedsWithin(PATIENCE).isInstanceOf(Charged.class);

        set("decline-percent", "100");
        scene.hears(created(order)).says(order, new PaymentFailed(order, Reason.DECLINED));

        assertThat(scene.booked(order)).contains(new Booked(1, true, true, true));
    }

    @Test
    void chargesOnceWhenTheGatewayIsBack() {
        set("paused", "on"); // in a test the last attempt comes soon
        set("payment-gateway", "down");
        scene.hears(created(order));
        soon().until(() -> scene.attempts(order) == 1);
        assertThat(scene.said(order)).isEmpty();

        set("payment-gateway", "ok");
        set("paused", "off");

        scene.says(order, processed(order));
        assertThat(scene.booked(order)).contains(new Booked(1, true, false, false));
    }

    @Test
    void refundsOnlyWhenTheGatewayIsBack() {
        scene.hears(created(order)).says(order, processed(order));
        set("payment-gateway", "down");
        scene.hears(cancelled(order));
        soon().until(() -> scene.attempts(order) > 0);
        scene.says(order, processed(order));

        set("payment-gateway", "ok");

        scene.says(order, processed(order), new PaymentRefunded(order, Orders.TOTAL));
        assertThat(scene.booked(order)).contains(new Booked(1, true, true, true));
    }

    @Test
    void closesWhatWasAskedInVainOnceTheGatewayIsBack() {
        set("payment-gateway", "down");
        scene.hears(created(order));
        soon().until(() -> scene.attempts(order) > 5);
        assertThat(scene.said(order)).isEmpty();

        set("payment-gateway", "ok");

        scene.says(order, new PaymentFailed(order, Reason.GATEWAY_UNAVAILABLE));
        assertThat(scene.booked(order)).contains(new Booked(0, false, false, true));
    }

    @Test
    void chargesAndRefundsOnceThoughTheGatewayIsSlow() {
        set("payment-gateway", "slow");
        scene.hears(created(order)).says(order, processed(order));
        assertThat(scene.booked(order))
                .hasValueSatisfying(booked -> assertThat(booked.attempts()).isGreaterThan(1));

        scene.hears(cancelled(order)).says(order, processed(order), new PaymentRefunded(order, Orders.TOTAL));

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
