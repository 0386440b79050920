package dev.quadrille.contracts;

import static dev.quadrille.contracts.Require.notEmpty;
import static dev.quadrille.contracts.Require.present;

import java.util.List;
import java.util.UUID;

/** What inventory-service announces. */
public sealed interface InventoryEvent extends SagaEvent {

    /** All lines of the order were set aside. */
    @Published(type = "inventory.reserved.v1", topic = "inventory.reserved")
    record InventoryReserved(UUID orderId) implements InventoryEvent {
        public InventoryReserved {
            present(orderId, "orderId");
        }
    }

    /** At least one line cannot be promised, so none was set aside. */
    @Published(type = "inventory.rejected.v1", topic = "inventory.rejected")
    record InventoryRejected(UUID orderId, List<Shortage> shortages) implements InventoryEvent {

        /** A SKU of which too little can be promised; quantities in pieces. */
        public record Shortage(String sku, int wanted, long available) {
            public Shortage {
                present(sku, "sku");
            }
        }

        public InventoryRejected {
            present(orderId, "orderId");
            shortages = notEmpty(shortages, "shortages");
        }
    }

    /** A carrier took the goods: the happy end. */
    @Published(type = "inventory.shipped.v1", topic = "inventory.shipped")
    record InventoryShipped(UUID orderId, String trackingNumber) implements InventoryEvent {
        public InventoryShipped {
            present(orderId, "orderId");
            present(trackingNumber, "trackingNumber");
        }
    }

    /** No carrier takes the goods; they stay set aside until the order is cancelled. */
    @Published(type = "inventory.shipment-failed.v1", topic = "inventory.shipment-failed")
    record InventoryShipmentFailed(UUID orderId, Reason reason) implements InventoryEvent {

        /** Why the goods did not leave. */
        public enum Reason {
            NO_CARRIER
        }

        public InventoryShipmentFailed {
            present(orderId, "orderId");
            present(reason, "reason");
        }
    }

    /** What was set aside can be promised again: the compensation of {@link InventoryReserved}. */
    @Published(type = "inventory.released.v1", topic = "inventory.released")
    record InventoryReleased(UUID orderId) implements InventoryEvent {
        public InventoryReleased {
            present(orderId, "orderId");
        }
    }

    /** The cancellation came first: nothing was set aside, and nothing will be. */
    @Published(type = "inventory.voided.v1", topic = "inventory.voided")
    record InventoryVoided(UUID orderId) implements InventoryEvent {
        public InventoryVoided {
            present(orderId, "orderId");
        }
    }
}
