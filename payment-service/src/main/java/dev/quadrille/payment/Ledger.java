package dev.quadrille.payment;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The payments that one batch of events touches, and what the gateway has said to them. */
final class Ledger {

    private final Map<UUID, ChargeAnswer> answers;
    private final Map<UUID, Payment> payments = new HashMap<>();

    Ledger(Map<UUID, ChargeAnswer> answers) {
        this.answers = answers;
    }

    void enter(Payment.Snapshot stored) {
        payments.put(stored.orderId(), new Payment(stored));
    }

    Optional<PaymentEvent> charge(OrderCreated created) {
        return payment(created.orderId()).charge(created, answers.get(created.orderId()));
    }

    Optional<PaymentEvent> refund(OrderCancelled cancelled) {
        return payment(cancelled.orderId()).refund();
    }

    List<Payment.Snapshot> changed() {
        return payments.values().stream()
                .filter(Payment::changed)
                .map(Payment::snapshot)
                .toList();
    }

    private Payment payment(UUID orderId) {
        return payments.computeIfAbsent(orderId, Payment::none);
    }
}
