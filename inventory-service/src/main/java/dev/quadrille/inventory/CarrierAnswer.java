package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;

/** What a carrier says to a shipment. */
sealed interface CarrierAnswer {

    /** The carrier takes the goods. */
    record Accepted(String trackingNumber) implements CarrierAnswer {}

    /** The carrier does not take the goods, now or later. */
    record Refused(InventoryShipmentFailed.Reason reason) implements CarrierAnswer {}
}
