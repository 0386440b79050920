package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.StateTable;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import dev.quadrille.payment.Payment.Snapshot;
import dev.quadrille.payment.Payment.State;
import java.util.Locale;
import java.util.Optional;

/** The states of a payment and what it hears in them, as the README shows it. */
final class PaymentTable {

    static final StateTable<State, Heard> TABLE =
            new StateTable<>("state", State.values(), Heard.values(), (state, heard) -> {
                Payment payment = in(state);
                return outcome(payment, heard.play(payment));
            });

    private PaymentTable() {}

    /** The columns. */
    enum Heard {
        CREATED_CHARGED(new Charged("R1")),
        CREATED_DECLINED(new Declined(Reason.DECLINED)),
        CREATED_CLOSED(new Closed()),
        CREATED_NO_ANSWER(new TimedOut()),
        CREATED_NO_ANSWER_AT_LAST(new TimedOut()),
        CANCELLED(null);

        private final ChargeAnswer answer;

        Heard(ChargeAnswer answer) {
            this.answer = answer;
        }

        Class<? extends SagaEvent> event() {
            return this == CANCELLED ? OrderCancelled.class : OrderCreated.class;
        }

        Optional<PaymentEvent> play(Payment payment) {
            return this == CANCELLED
                    ? payment.refund()
                    : payment.charge(created(Part.ORDER), answer, this == CREATED_NO_ANSWER_AT_LAST);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replaceFirst("_", ", ").replace('_', ' ');
        }
    }

    static Payment in(State state) {
        return state == State.NONE
                ? Payment.none(Part.ORDER)
                : new Payment(new Snapshot(Part.ORDER, state, Orders.TOTAL, "R0", null, 1, 1));
    }

    /** What happened, as the table says it. */
    static String outcome(Payment payment, Optional<PaymentEvent> announced) {
        int versions = payment.snapshot().version() - payment.snapshot().loadedVersion();
        assertThat(versions).isEqualTo(payment.changed() ? 1 : 0);
        return StateTable.outcome(payment.changed(), payment.state(), announced);
    }
}
