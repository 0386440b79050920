package dev.quadrille.messaging;

import java.time.Instant;

/**
 * What a service says of itself: who it is, and what waits in it.
 *
 * @param faults {@code on} where faults can be switched, else {@code off}
 * @param lag the records that its consumer group has not handled, all replicas together; null while the broker is away
 * @param since when this process was started
 */
public record ServiceStatus(
        String service,
        String version,
        String faults,
        OutboxBacklog outbox,
        RetryBacklog retries,
        Long lag,
        Instant since) {

    /**
     * What is to be said.
     *
     * @param oldestSeconds how long the oldest message waits; 0 where none does
     */
    public record OutboxBacklog(long waiting, long oldestSeconds) {}

    /**
     * What is to be heard again.
     *
     * @param nextDueAt null where nothing is due by itself
     */
    public record RetryBacklog(long waiting, Instant nextDueAt) {}
}
