package dev.quadrille.contracts;

import static dev.quadrille.contracts.Require.notEmpty;
import static dev.quadrille.contracts.Require.present;

import java.util.List;
import java.util.UUID;

/** What order-service announces. */
public sealed interface OrderEvent extends SagaEvent {

    /**
     * A customer's order was accepted; carries all that the others need.
     *
     * @param customerEmail personal data: masked wherever it is shown
     * @param paymentToken single-use, worthless once charged; masked wherever it is shown
     */
    @Published(type = "order.created.v2", topic = "orders.created")
    record OrderCreated(
            UUID orderId,
            String customerId,
            @PersonalData String customerEmail,
            List<OrderLine> lines,
            Money total,
            String paymentToken)
            implements OrderEvent {
        public OrderCreated {
            present(orderId, "orderId");
            present(customerId, "customerId");
            present(customerEmail, "customerEmail");
            lines = notEmpty(lines, "lines");
            present(total, "total");
            present(paymentToken, "paymentToken");
        }

        @Override
        public String toString() {
            return "OrderCreated[orderId=" + orderId + ", customerId=" + customerId + ", lines=" + lines + ", total="
                    + total + "]";
        }
    }

    /** The order is paid and its stock is set aside: from here on it can no longer be cancelled by the customer. */
    @Published(type = "order.confirmed.v1", topic = "orders.confirmed")
    record OrderConfirmed(UUID orderId) implements OrderEvent {
        public OrderConfirmed {
            present(orderId, "orderId");
        }
    }

    /** The order will not be delivered; whoever has done a step of it takes that step back. */
    @Published(type = "order.cancelled.v1", topic = "orders.cancelled")
    record OrderCancelled(UUID orderId, CancellationReason reason) implements OrderEvent {
        public OrderCancelled {
            present(orderId, "orderId");
            present(reason, "reason");
        }
    }
}
