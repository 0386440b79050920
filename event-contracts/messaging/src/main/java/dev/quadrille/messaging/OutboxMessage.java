package dev.quadrille.messaging;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A finished Kafka record, as it stands in the outbox.
 *
 * @param key the order; null for a dead letter whose order is unknown
 * @param headers further headers as a JSON object of strings; null for events
 */
record OutboxMessage(
        UUID id,
        String topic,
        String key,
        String type,
        Instant time,
        UUID causationId,
        String traceparent,
        String headers,
        byte[] payload) {

    static OutboxMessage of(Envelope envelope, SagaEvent event, byte[] json) {
        return new OutboxMessage(
                envelope.id(),
                EventCatalog.of(event.getClass()).topic(),
                event.orderId().toString(),
                envelope.type(),
                envelope.time(),
                envelope.causationId(),
                envelope.traceparent(),
                null,
                json);
    }
}
