package dev.quadrille.inventory;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whoever takes goods to customers. Calls may be repeated: the order id is the idempotency key. */
interface Carrier {

    /**
     * Hands goods over, once for each key however often it is asked.
     *
     * @return an answer for each shipment, the same at every repetition
     */
    Uni<Map<UUID, CarrierAnswer>> book(List<Shipment> shipments);

    /** @param key the order id */
    record Shipment(UUID key, List<Line> lines) {}
}
