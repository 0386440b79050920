package dev.quadrille.messaging;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.SagaEvent;
import java.util.UUID;

/**
 * One event as it reached this service.
 *
 * @param topic where it was read, with {@code partition} and {@code offset} its place in Kafka
 */
public record Heard<E extends SagaEvent>(
        Envelope envelope, E event, String topic, int partition, long offset, Attempt attempt) {

    /** Heard for the first time. */
    public Heard(Envelope envelope, E event, String topic, int partition, long offset) {
        this(envelope, event, topic, partition, offset, Attempt.FIRST);
    }

    public UUID id() {
        return envelope.id();
    }

    public UUID orderId() {
        return event.orderId();
    }
}
