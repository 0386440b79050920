package dev.quadrille.payment;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reply;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The payments that one batch of events touches, and what the gateway has said to them. */
final class Ledger {

    private static final ChargeAnswer NO_ANSWER = new TimedOut();

    private final Map<UUID, ChargeAnswer> answers;
    private final Map<UUID, Payment> payments = new HashMap<>();

    /** @param answers those that came in time; a cancelled charge's is {@link Closed} */
    Ledger(Map<UUID, ChargeAnswer> answers) {
        this.answers = answers;
    }

    void enter(Payment.Snapshot stored) {
        payments.put(stored.orderId(), new Payment(stored));
    }

    Reply<PaymentEvent> charge(Heard<OrderCreated> heard) {
        Payment payment = payment(heard.orderId());
        Optional<PaymentEvent> said =
                payment.charge(heard.event(), answer(heard), heard.attempt().last());
        return switch (payment.state()) {
            case TRYING -> Reply.again("the payment gateway does not answer");
            case CLOSING -> Reply.untilDone("the payment gateway does not answer, the charge is cancelled there");
            default -> Reply.of(said);
        };
    }

    /** Nobody may say that money came back before the gateway has said so. */
    Reply<PaymentEvent> refund(Heard<OrderCancelled> heard) {
        return answer(heard) instanceof Closed
                ? Reply.of(payment(heard.orderId()).refund())
                : Reply.untilDone("the payment gateway has not confirmed the cancellation");
    }

    List<Payment.Snapshot> changed() {
        return payments.values().stream()
                .filter(Payment::changed)
                .map(Payment::snapshot)
                .toList();
    }

    private ChargeAnswer answer(Heard<?> heard) {
        return answers.getOrDefault(heard.orderId(), NO_ANSWER);
    }

    private Payment payment(UUID orderId) {
        return payments.computeIfAbsent(orderId, Payment::none);
    }
}
