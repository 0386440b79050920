package dev.quadrille.inventory;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What inventory-service hears about orders in these tests. */
final class Orders {

    private static final Money PRICE = new Money(500, "EUR");

    private Orders() {}

    static PaymentProcessed paid(UUID order, Line... lines) {
        List<OrderLine> ordered = Stream.of(lines)
                .map(line -> new OrderLine(line.sku(), Math.toIntExact(line.quantity()), PRICE))
                .toList();
        return new PaymentProcessed(order, PRICE, "sim_" + order, ordered);
    }

    static PaymentProcessed paid(UUID order, int quantity, String sku) {
        return paid(order, new Line(sku, quantity));
    }

    static OrderConfirmed confirmed(UUID order) {
        return new OrderConfirmed(order);
    }

    static OrderCancelled cancelled(UUID order) {
        return new OrderCancelled(order, CancellationReason.CANCELLED_BY_CUSTOMER);
    }
}
