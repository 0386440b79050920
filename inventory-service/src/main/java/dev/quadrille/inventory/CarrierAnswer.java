package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;

/** What a carrier says to a shipment. */
sealed interface CarrierAnswer {

    /** The carrier takes the goods; a recall may still take them back. */
    record Accepted(String trackingNumber) implements CarrierAnswer {}

    /** The answer to a recall that came too late: the goods are on their way, and stay it. */
    record TooLate(String trackingNumber) implements CarrierAnswer {}

    /** The carrier does not take the goods, now or later. */
    record Refused(InventoryShipmentFailed.Reason reason) implements CarrierAnswer {}

    /** No answer: whether the goods are on their way is not known. */
    record TimedOut() implements CarrierAnswer {}
}
