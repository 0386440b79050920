package dev.quadrille.payment;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import java.util.List;
import java.util.UUID;

/** What payment-service hears about orders in these tests, and what it says when it has charged one. */
final class Orders {

    static final Money TOTAL = new Money(2500, "EUR");
    static final List<OrderLine> LINES = List.of(new OrderLine("TEA", 2, new Money(1250, "EUR")));

    private Orders() {}

    static OrderCreated created(UUID order) {
        return created(order, "tok_ok");
    }

    static OrderCreated created(UUID order, String token) {
        return new OrderCreated(order, "c-42", "c42@example.com", LINES, TOTAL, token);
    }

    static OrderCancelled cancelled(UUID order) {
        return new OrderCancelled(order, CancellationReason.CANCELLED_BY_CUSTOMER);
    }

    /** Charged by the simulator. */
    static PaymentProcessed processed(UUID order) {
        return new PaymentProcessed(order, TOTAL, "sim_" + order, LINES);
    }
}
