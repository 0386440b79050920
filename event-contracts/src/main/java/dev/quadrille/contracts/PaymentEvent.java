package dev.quadrille.contracts;

import static dev.quadrille.contracts.Require.notEmpty;
import static dev.quadrille.contracts.Require.present;

import java.util.List;
import java.util.UUID;

/** What payment-service announces. */
public sealed interface PaymentEvent extends SagaEvent {

    /**
     * The total was charged. Carries the lines, so that inventory-service needs nothing else.
     *
     * @param reference the payment gateway's own name for the charge
     */
    @Published(type = "payment.processed.v1", topic = "payments.processed")
    record PaymentProcessed(UUID orderId, Money amount, String reference, List<OrderLine> lines)
            implements PaymentEvent {
        public PaymentProcessed {
            present(orderId, "orderId");
            present(amount, "amount");
            present(reference, "reference");
            lines = notEmpty(lines, "lines");
        }
    }

    /** The charge was refused for good; no money moved. */
    @Published(type = "payment.failed.v1", topic = "payments.failed")
    record PaymentFailed(UUID orderId, Reason reason) implements PaymentEvent {

        /** Why no money moved. */
        public enum Reason {
            DECLINED,
            INSUFFICIENT_FUNDS,
            GATEWAY_UNAVAILABLE
        }

        public PaymentFailed {
            present(orderId, "orderId");
            present(reason, "reason");
        }
    }

    /** The whole charge was given back: the compensation of {@link PaymentProcessed}. */
    @Published(type = "payment.refunded.v1", topic = "payments.refunded")
    record PaymentRefunded(UUID orderId, Money amount) implements PaymentEvent {
        public PaymentRefunded {
            present(orderId, "orderId");
            present(amount, "amount");
        }
    }

    /** The cancellation came first: nothing was charged, and nothing will be. */
    @Published(type = "payment.voided.v1", topic = "payments.voided")
    record PaymentVoided(UUID orderId) implements PaymentEvent {
        public PaymentVoided {
            present(orderId, "orderId");
        }
    }
}
