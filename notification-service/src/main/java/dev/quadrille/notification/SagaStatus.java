package dev.quadrille.notification;

/** Where a saga stands, as far as it was heard. */
public enum SagaStatus {
    RUNNING,
    SHIPPED,
    CANCELLED
}
