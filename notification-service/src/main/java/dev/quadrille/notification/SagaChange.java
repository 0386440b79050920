package dev.quadrille.notification;

import dev.quadrille.contracts.CancellationReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a saga stands, as it is pushed to whoever watches.
 *
 * @param steps names of the events so far, each after its cause
 * @param durationMs from the first to the last event; null until it has ended
 */
record SagaChange(
        UUID orderId,
        String customerId,
        SagaStatus status,
        CancellationReason reason,
        Instant startedAt,
        Instant endedAt,
        Long durationMs,
        List<String> steps) {

    static SagaChange of(Saga.Snapshot saga) {
        return new SagaChange(
                saga.orderId(),
                saga.customerId(),
                saga.status(),
                saga.reason(),
                saga.startedAt(),
                saga.endedAt(),
                saga.durationMs(),
                saga.steps());
    }
}
