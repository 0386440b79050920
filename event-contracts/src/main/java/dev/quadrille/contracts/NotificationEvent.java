package dev.quadrille.contracts;

import static dev.quadrille.contracts.Require.present;

import java.util.UUID;

/** What notification-service announces. */
public sealed interface NotificationEvent extends SagaEvent {

    /**
     * The customer is to be told something.
     *
     * @param recipient an e-mail address; personal data: masked wherever it is shown
     */
    @Published(type = "notification.requested.v1", topic = "notifications.send")
    record NotificationRequested(
            UUID orderId, Subject about, @PersonalData String recipient) implements NotificationEvent {

        /** What the customer is told. */
        public enum Subject {
            ORDER_CONFIRMED,
            ORDER_SHIPPED,
            ORDER_CANCELLED,
            PAYMENT_REFUNDED
        }

        public NotificationRequested {
            present(orderId, "orderId");
            present(about, "about");
            present(recipient, "recipient");
        }

        @Override
        public String toString() {
            return "NotificationRequested[orderId=" + orderId + ", about=" + about + "]";
        }
    }
}
