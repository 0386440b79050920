package dev.quadrille.local.client;

import java.util.List;

/** What the live feed says about one saga: the latest state, and the steps so far in the order of their causes. */
public record SagaChange(String orderId, SagaStatus status, String reason, Long durationMs, List<String> steps) {

    public boolean hasEnded() {
        return status != SagaStatus.RUNNING;
    }

    /** Such as {@code CANCELLED (OUT_OF_STOCK)}. */
    public String outcome() {
        return Outcome.of(status, reason);
    }
}
