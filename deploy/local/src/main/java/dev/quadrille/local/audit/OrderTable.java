package dev.quadrille.local.audit;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import java.util.Map;
import java.util.Set;

/** What may stand in an order's stream next, by the state that it has come to: the table of the architecture. */
final class OrderTable {

    private static final Set<Class<? extends SagaEvent>> RECORDED_WHILE_UNDONE = Set.of(
            PaymentProcessed.class,
            InventoryReserved.class,
            PaymentFailed.class,
            InventoryRejected.class,
            InventoryShipmentFailed.class,
            PaymentRefunded.class,
            PaymentVoided.class,
            InventoryReleased.class,
            InventoryVoided.class);
    private static final Map<String, Set<Class<? extends SagaEvent>>> CELLS = Map.of(
            "NONE", Set.of(OrderCreated.class),
            "PENDING",
                    Set.of(
                            PaymentProcessed.class,
                            InventoryReserved.class,
                            PaymentFailed.class,
                            InventoryRejected.class,
                            OrderConfirmed.class,
                            OrderCancelled.class),
            "CONFIRMED",
                    Set.of(
                            PaymentProcessed.class,
                            InventoryReserved.class,
                            InventoryShipped.class,
                            InventoryShipmentFailed.class,
                            OrderCancelled.class),
            "CANCELLING", RECORDED_WHILE_UNDONE,
            "CANCELLED", RECORDED_WHILE_UNDONE,
            "SHIPPED", Set.of(PaymentProcessed.class, InventoryReserved.class));

    private OrderTable() {}

    /** @param known what the stream holds already */
    static boolean has(String status, Class<? extends SagaEvent> event, Set<Class<? extends SagaEvent>> known) {
        return CELLS.get(status).contains(event) && !lacksItsReason(status, event, known);
    }

    private static boolean lacksItsReason(
            String status, Class<? extends SagaEvent> event, Set<Class<? extends SagaEvent>> known) {
        return event == OrderConfirmed.class && !known.contains(InventoryReserved.class)
                || event == OrderCancelled.class
                        && status.equals("CONFIRMED")
                        && !known.contains(InventoryShipmentFailed.class);
    }
}
