package dev.quadrille.payment;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.Payment.State;
import dev.quadrille.payment.RemoteNetwork.Account;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever answer of the network is lost or late, its books and ours agree in the end. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
@QuarkusTestResource(value = RemoteGateway.class, restrictToAnnotatedClass = true)
class LateAnswerTest {

    RemoteNetwork network;

    @Inject
    Scene scene;

    @Inject
    Payments payments;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @BeforeEach
    void holdsBack() {
        network.holdsBack();
    }

    @AfterEach
    void letsGo() {
        network.letsGo();
    }

    @Test
    void chargesOnceWhenTheAnswerIsLost() {
        scene.hears(created(order, "tok_lost")).says(order, processed(order));

        assertThat(network.account(order)).isEqualTo(new Account(1, 0, false));
        assertThat(network.asked(order)).isGreaterThan(RemoteNetwork.LOST_ANSWERS);
        assertThat(scene.booked(order)).isEmpty();
    }

    @Test
    void chargesOnceWhenTheAnswerIsLate() {
        scene.hears(created(order, "tok_held"));
        soon().until(() -> network.asked(order) > 1);
        assertThat(scene.said(order)).isEmpty();
        network.letsGo();

        scene.says(order, processed(order));
        scene.hasHeardAll();
        scene.says(order, processed(order));
        assertThat(network.account(order).taken()).isEqualTo(1);
    }

    @Test
    void returnsWhatWasTakenForAnOrderThatIsCancelledBeforeTheAnswerComes() {
        cancelledBeforeTheAnswer("tok_held");

        assertThat(network.account(order)).isEqualTo(new Account(1, 1, true));
    }

    @Test
    void takesNothingWhenTheChargeLandsAfterItsCancellation() {
        cancelledBeforeTheAnswer("tok_late");

        assertThat(network.account(order)).isEqualTo(new Account(0, 0, true));
    }

    @Test
    void refundsWhatWasCharged() {
        scene.hears(created(order)).says(order, processed(order));

        scene.hears(cancelled(order)).says(order, processed(order), new PaymentRefunded(order, Orders.TOTAL));

        assertThat(network.account(order)).isEqualTo(new Account(1, 1, true));
    }

    @Test
    void asksForManyAtOnceButNeverForTooMany() {
        List<UUID> orders =
                Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(40).toList();

        scene.hears(orders.stream().map(each -> created(each, "tok_held")).toArray(SagaEvent[]::new));
        soon().until(() -> network.mostAtOnce() == RemoteGateway.CONCURRENCY);
        network.letsGo();

        orders.forEach(each -> scene.says(each, processed(each)));
        assertThat(network.mostAtOnce()).isEqualTo(RemoteGateway.CONCURRENCY);
        assertThat(orders)
                .allSatisfy(each -> assertThat(network.account(each).taken()).isEqualTo(1));
    }

    /** The charge is under way when the order is cancelled; its answer comes when all is over. */
    private void cancelledBeforeTheAnswer(String token) {
        scene.hears(created(order, token));
        soon().until(() -> network.asked(order) > 0);
        scene.hears(cancelled(order)).says(order, new PaymentVoided(order));
        network.letsGo();
        soon().until(() -> scene.held(order) == 0);
        scene.hasHeardAll();

        scene.says(order, new PaymentVoided(order));
        assertThat(payments.states(List.of(order)).subscribeAsCompletionStage().join())
                .isEqualTo(Map.of(order, State.VOIDED));
    }

    private static PaymentEvent processed(UUID order) {
        return new PaymentProcessed(order, Orders.TOTAL, "net_" + order, Orders.LINES);
    }
}
