package dev.quadrille.inventory;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.UUID;

/**
 * Whoever takes goods to customers. Calls may be repeated: the order id is the idempotency key of both. Each gives its
 * answers as they come, in any order; one that does not come means that nobody knows what happened, and a failure means
 * it of all that are missing.
 */
interface Carrier {

    /** Hands goods over, once for each key however often it is asked. */
    Multi<Answered> book(List<Shipment> shipments);

    /**
     * Takes bookings back and refuses every later one with these keys. It is final.
     *
     * @return for each key a refusal, or {@link CarrierAnswer.TooLate}
     */
    Multi<Answered> recall(List<UUID> keys);

    /** @param key the order id */
    record Shipment(UUID key, List<Line> lines) {}

    record Answered(UUID key, CarrierAnswer answer) {}
}
