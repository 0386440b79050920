package dev.quadrille.local.client;

import java.util.List;

/** One order's whole story, with every event that was heard. */
public record Saga(String orderId, SagaStatus status, String reason, Long durationMs, List<HeardEvent> events) {

    public boolean hasEnded() {
        return status != SagaStatus.RUNNING;
    }

    /** The events of the saga itself, without what was told to the customer. */
    public List<HeardEvent> stepEvents() {
        return events.stream().filter(HeardEvent::isStep).toList();
    }

    public List<String> steps() {
        return stepEvents().stream().map(HeardEvent::step).toList();
    }

    /** Such as {@code CANCELLED (OUT_OF_STOCK)}. */
    public String outcome() {
        return Outcome.of(status, reason);
    }
}
