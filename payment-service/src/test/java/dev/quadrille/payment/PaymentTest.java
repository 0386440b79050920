package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.StateTable.Cell;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.Payment.Snapshot;
import dev.quadrille.payment.Payment.State;
import dev.quadrille.payment.PaymentTable.Heard;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The money of one order: every cell of the README's state table, and what is remembered and said. */
class PaymentTest {

    private static final UUID ORDER = Part.ORDER;

    @Test
    void theReadmeShowsWhatTheCodeDoes() {
        PaymentTable.TABLE.standsInTheReadme();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellIsAsTheReadmeSays(Cell<State, Heard> cell) {
        Payment payment = PaymentTable.in(cell.state());
        Optional<PaymentEvent> announced = cell.column().play(payment);
        assertThat(PaymentTable.outcome(payment, announced)).isEqualTo(cell.outcome());
        assertThat(announced.stream())
                .allMatch(event -> Choreography.allows(cell.column().event(), event.getClass()));
    }

    static Stream<Cell<State, Heard>> cells() {
        return PaymentTable.TABLE.cells();
    }

    @Test
    void chargesTheTotalAndPassesTheLinesOn() {
        Payment payment = Payment.none(ORDER);

        assertThat(payment.charge(created(ORDER), new Charged("R1"), false))
                .contains(new PaymentProcessed(ORDER, Orders.TOTAL, "R1", Orders.LINES));
        assertThat(payment.snapshot()).isEqualTo(new Snapshot(ORDER, State.CHARGED, Orders.TOTAL, "R1", null, 1, 0));
    }

    @Test
    void remembersWhyNoMoneyMoved() {
        Payment payment = Payment.none(ORDER);

        assertThat(payment.charge(created(ORDER), new Declined(Reason.INSUFFICIENT_FUNDS), false))
                .contains(new PaymentFailed(ORDER, Reason.INSUFFICIENT_FUNDS));
        assertThat(payment.snapshot())
                .isEqualTo(new Snapshot(ORDER, State.FAILED, Orders.TOTAL, null, Reason.INSUFFICIENT_FUNDS, 1, 0));
    }

    @Test
    void refundsTheWholeChargeAndOnlyOnce() {
        Payment payment = PaymentTable.in(State.CHARGED);

        assertThat(payment.refund()).contains(new PaymentRefunded(ORDER, Orders.TOTAL));
        assertThat(payment.refund()).isEmpty();
        assertThat(payment.snapshot()).isEqualTo(new Snapshot(ORDER, State.REFUNDED, Orders.TOTAL, "R0", null, 2, 1));
    }

    @Test
    void isNeverChargedOnceTheCancellationCameFirst() {
        Payment payment = Payment.none(ORDER);

        assertThat(payment.refund()).contains(new PaymentVoided(ORDER));
        assertThat(payment.charge(created(ORDER), new Charged("R1"), false)).isEmpty();
        assertThat(payment.snapshot()).isEqualTo(new Snapshot(ORDER, State.VOIDED, null, null, null, 1, 0));
    }

    @Test
    void failsOnceTheSilentGatewayHasCancelledTheCharge() {
        Payment payment = PaymentTable.in(State.CLOSING);

        assertThat(payment.charge(created(ORDER), new Closed(), true))
                .contains(new PaymentFailed(ORDER, Reason.GATEWAY_UNAVAILABLE));
        assertThat(payment.snapshot().failure()).isEqualTo(Reason.GATEWAY_UNAVAILABLE);
    }

    @Test
    void keepsTheAmountOfAnOrderThatIsClosedAtTheGateway() {
        Payment payment = Payment.none(ORDER);

        assertThat(payment.charge(created(ORDER), new Closed(), false)).contains(new PaymentVoided(ORDER));
        assertThat(payment.snapshot().amount()).isEqualTo(Orders.TOTAL);
    }
}
