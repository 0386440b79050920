package dev.quadrille.messaging;

import dev.quadrille.contracts.Participant;
import java.time.Instant;
import java.util.UUID;

/**
 * A dead letter as it was read.
 *
 * @param id of the letter, the same however often it is delivered
 * @param service who could not handle it
 * @param eventId what the service's inbox knows the record by
 * @param orderId null where that is unknown
 * @param type the record's {@code ce_type}; null where it has none
 * @param omitted why the record's body and headers are not here; null where they are
 * @param stack null where there is none
 * @param version of the service; null where that is unknown
 * @param replayId of the replay that failed; null where the record was read at its own place
 * @param at when it was given up
 */
public record BuriedRecord(
        UUID id,
        Participant<?> service,
        UUID eventId,
        UUID orderId,
        String type,
        OriginalRecord original,
        String omitted,
        String cause,
        String stack,
        int attempts,
        String version,
        UUID replayId,
        Instant at) {}
