package dev.quadrille.local.client;

/** How an end is written everywhere: the status, and for a cancellation its reason. */
final class Outcome {

    private Outcome() {}

    static String of(SagaStatus status, String reason) {
        return reason == null ? status.toString() : "%s (%s)".formatted(status, reason);
    }
}
