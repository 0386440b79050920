package dev.quadrille.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import dev.quadrille.payment.PaymentGateway.Answered;
import dev.quadrille.payment.PaymentGateway.Charge;
import dev.quadrille.payment.Scene.Booked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card network in the process, with its books in the database. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SimulatedGatewayTest {

    @Inject
    PaymentGateway gateway;

    @Inject
    Scene scene;

    private final UUID key = UuidCreator.getTimeOrderedEpoch();

    @Test
    void chargesOnceHoweverOftenItIsAsked() {
        assertThat(charge("tok_ok")).isEqualTo(new Charged("sim_" + key));
        assertThat(charge("tok_ok")).isEqualTo(new Charged("sim_" + key));
        assertThat(scene.booked(key)).contains(new Booked(2, true, false, false));
    }

    @Test
    void takesAKeyThatStandsTwiceInOneCallOnce() {
        Charge charge = new Charge(key, Orders.TOTAL, "tok_ok");

        assertThat(charge(charge, charge)).containsExactly(new Answered(key, new Charged("sim_" + key)));
        assertThat(scene.booked(key)).contains(new Booked(1, true, false, false));
    }

    @ParameterizedTest
    @CsvSource({"tok_declined, DECLINED", "tok_insufficient_funds, INSUFFICIENT_FUNDS", "tok_made_up, DECLINED"})
    void declinesAndTakesNoMoney(String token, Reason reason) {
        assertThat(charge(token)).isEqualTo(new Declined(reason));
        assertThat(charge(token)).isEqualTo(new Declined(reason));
        assertThat(scene.booked(key)).contains(new Booked(2, false, false, false));
    }

    @Test
    void remembersAKeyThatItDeclined() {
        charge("tok_declined");

        assertThat(charge("tok_ok")).isEqualTo(new Declined(Reason.DECLINED));
    }

    @Test
    void answersAFlakyTokenTheThirdTime() {
        assertThat(charge("tok_flaky")).isEqualTo(new TimedOut());
        assertThat(charge("tok_flaky")).isEqualTo(new TimedOut());
        assertThat(scene.booked(key)).contains(new Booked(2, false, false, false));

        assertThat(charge("tok_flaky")).isEqualTo(new Charged("sim_" + key));
        assertThat(charge("tok_flaky")).isEqualTo(new Charged("sim_" + key));
    }

    @Test
    void answersASlowTokenAtOnceWhenItIsAskedAgainLater() {
        UUID later = UuidCreator.getTimeOrderedEpoch();
        Charge again = new Charge(key, Orders.TOTAL, "tok_slow");

        assertThat(charge("tok_slow")).isEqualTo(new Charged("sim_" + key));
        assertThat(charge(new Charge(later, Orders.TOTAL, "tok_slow"), again))
                .containsExactly(
                        new Answered(key, new Charged("sim_" + key)), new Answered(later, new Charged("sim_" + later)));
    }

    @Test
    void takesTheMoneyOfASilentTokenAndNeverSaysSo() {
        assertThat(charge("tok_silent")).isEqualTo(new TimedOut());
        assertThat(charge("tok_silent")).isEqualTo(new TimedOut());
        assertThat(scene.booked(key)).contains(new Booked(2, true, false, false));
    }

    @Test
    void tellsTheFastAnswersWithoutWaitingForTheSlow() {
        Charge fast = new Charge(UUID.randomUUID(), Orders.TOTAL, "tok_ok");

        assertThat(charge(new Charge(key, Orders.TOTAL, "tok_slow"), fast))
                .extracting(Answered::key)
                .containsExactly(fast.key(), key);
    }

    private List<Answered> charge(Charge... charges) {
        return gateway.charge(List.of(charges))
                .collect()
                .asList()
                .subscribeAsCompletionStage()
                .join();
    }

    private ChargeAnswer charge(String token) {
        return scene.charge(key, token).join();
    }
}
