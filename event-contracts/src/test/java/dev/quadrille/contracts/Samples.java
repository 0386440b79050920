package dev.quadrille.contracts;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.List;
import java.util.UUID;

/** One event of each kind: what the golden files hold. */
final class Samples {

    static final UUID ORDER_ID = UUID.fromString("0198f2c4-7b1a-7c3e-9a50-3d2f6b8e1c47");
    static final String EMAIL = "anna@example.org";
    static final String PAYMENT_TOKEN = "tok_ok";

    private static final List<OrderLine> LINES =
            List.of(new OrderLine("TEA", 2, euro(1250)), new OrderLine("CUP", 1, euro(990)));
    private static final Money TOTAL = euro(3490);

    private static final List<SagaEvent> ALL = List.of(
            new OrderCreated(ORDER_ID, "customer-7", EMAIL, LINES, TOTAL, PAYMENT_TOKEN),
            new OrderConfirmed(ORDER_ID),
            new OrderCancelled(ORDER_ID, CancellationReason.OUT_OF_STOCK),
            new PaymentProcessed(ORDER_ID, TOTAL, "charge-42", LINES),
            new PaymentFailed(ORDER_ID, PaymentFailed.Reason.DECLINED),
            new PaymentRefunded(ORDER_ID, TOTAL),
            new PaymentVoided(ORDER_ID),
            new InventoryReserved(ORDER_ID),
            new InventoryRejected(ORDER_ID, List.of(new Shortage("TEA", 2, 1))),
            new InventoryShipped(ORDER_ID, "track-99"),
            new InventoryShipmentFailed(ORDER_ID, InventoryShipmentFailed.Reason.NO_CARRIER),
            new InventoryReleased(ORDER_ID),
            new InventoryVoided(ORDER_ID),
            new NotificationRequested(ORDER_ID, NotificationRequested.Subject.ORDER_CANCELLED, EMAIL));

    private Samples() {}

    static SagaEvent of(EventType<?> type) {
        return ALL.stream()
                .filter(type.eventClass()::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("add a sample of " + type.wireName() + " to Samples"));
    }

    static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
