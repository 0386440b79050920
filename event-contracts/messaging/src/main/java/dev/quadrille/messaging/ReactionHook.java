package dev.quadrille.messaging;

/**
 * Runs around each reaction: metrics, tracing and logging are hooks, and every bean of this type is one more. It runs on
 * the thread of the reaction, inside a transaction that may be rolled back and run again, and must neither wait nor throw.
 */
public interface ReactionHook {

    default void before(Heard<?> heard) {}

    /** What follows from the reaction is on its way into the transaction. */
    default void after(Heard<?> heard, Reply<?> reply) {}

    default void failed(Heard<?> heard, RuntimeException cause) {}
}
