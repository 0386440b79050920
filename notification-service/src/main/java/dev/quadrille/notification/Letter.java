package dev.quadrille.notification;

import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import java.util.UUID;

/** What a customer reads. */
record Letter(String subject, String text) {

    static Letter about(String about, UUID orderId) {
        return switch (Subject.valueOf(about)) {
            case ORDER_CONFIRMED -> of("confirmed", orderId, "is confirmed: it is paid and its goods are set aside.");
            case ORDER_SHIPPED -> of("shipped", orderId, "is on its way to you.");
            case ORDER_CANCELLED -> of("cancelled", orderId, "was cancelled; whatever you paid is returned to you.");
            case PAYMENT_REFUNDED -> of("refunded", orderId, "was refunded in full.");
        };
    }

    private static Letter of(String what, UUID orderId, String sentence) {
        return new Letter("Your order was " + what, "Your order " + orderId + " " + sentence + "\n");
    }
}
