package dev.quadrille.local.client;

/** Whether a saga still runs, and how it ended if not. */
public enum SagaStatus {
    RUNNING,
    SHIPPED,
    CANCELLED
}
