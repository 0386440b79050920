package dev.quadrille.order;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.List;
import java.util.UUID;

/** What is said about one order in these tests, by itself and by the others. */
record Events(UUID order) {

    static final Money TOTAL = new Money(2500, "EUR");
    static final List<OrderLine> LINES = List.of(new OrderLine("TEA-500", 2, new Money(1250, "EUR")));

    OrderCreated created() {
        return new OrderCreated(order, "c-42", "c42@example.com", LINES, TOTAL, "tok_ok");
    }

    OrderConfirmed confirmed() {
        return new OrderConfirmed(order);
    }

    OrderCancelled cancelled(CancellationReason reason) {
        return new OrderCancelled(order, reason);
    }

    PaymentProcessed processed() {
        return new PaymentProcessed(order, TOTAL, "R1", LINES);
    }

    PaymentFailed failed(PaymentFailed.Reason reason) {
        return new PaymentFailed(order, reason);
    }

    PaymentRefunded refunded() {
        return new PaymentRefunded(order, TOTAL);
    }

    PaymentVoided paymentVoided() {
        return new PaymentVoided(order);
    }

    InventoryReserved reserved() {
        return new InventoryReserved(order);
    }

    InventoryRejected rejected() {
        return new InventoryRejected(order, List.of(new Shortage("TEA-500", 2, 1)));
    }

    InventoryShipped shipped() {
        return new InventoryShipped(order, "T1");
    }

    InventoryShipmentFailed shipmentFailed() {
        return new InventoryShipmentFailed(order, InventoryShipmentFailed.Reason.NO_CARRIER);
    }

    InventoryReleased released() {
        return new InventoryReleased(order);
    }

    InventoryVoided inventoryVoided() {
        return new InventoryVoided(order);
    }
}
