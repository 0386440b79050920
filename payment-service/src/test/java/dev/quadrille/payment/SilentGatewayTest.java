package dev.quadrille.payment;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.Scene.Booked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A gateway that does not answer holds nobody up, and no money is left where nobody knows of it. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SilentGatewayTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @Test
    void letsItsNeighboursPass() {
        scene.hears(created(order, "tok_silent"), created(other)).says(other, processed(other));

        assertThat(scene.said(order)).isEmpty();
    }

    @Test
    void isAskedAgainUntilItAnswers() {
        scene.hears(created(order, "tok_flaky")).says(order, processed(order));

        assertThat(scene.booked(order)).contains(new Booked(3, true, false, false));
        assertThat(scene.deadLetters(order)).isEmpty();
    }

    @Test
    void failsTheOrderAfterTheLastAttemptAndGetsTheMoneyBack() {
        scene.hears(created(order, "tok_silent")).says(order, new PaymentFailed(order, Reason.GATEWAY_UNAVAILABLE));

        assertThat(scene.booked(order)).contains(new Booked(5, true, true, true));
        assertThat(scene.held(order)).isZero();
        assertThat(scene.deadLetters(order)).isEmpty();
    }

    @Test
    void voidsAnOrderThatIsCancelledMeanwhile() {
        scene.hears(created(order, "tok_silent")).hears(cancelled(order)).says(order, new PaymentVoided(order));

        assertThat(scene.booked(order)).hasValueSatisfying(booked -> {
            assertThat(booked.returned()).isEqualTo(booked.charged());
            assertThat(booked.cancelled()).isTrue();
        });
        soon().untilAsserted(() -> assertThat(scene.held(order)).isZero());
        scene.says(order, new PaymentVoided(order));
    }
}
