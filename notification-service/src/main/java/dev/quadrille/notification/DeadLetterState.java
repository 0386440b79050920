package dev.quadrille.notification;

/** What has become of a dead letter: nothing yet, sent back to its service, or put aside for good. */
public enum DeadLetterState {
    OPEN,
    REPLAYED,
    PARKED
}
