package dev.quadrille.local.load;

/** One order of a load, from the moment it was due to be sent to the moment its end was seen. */
final class Journey {

    private final int number;
    private final OrderKind kind;
    private long dueNanos;
    private long endNanos;
    private String orderId;
    private String outcome;
    private String refusal;

    Journey(int number, OrderKind kind) {
        this.number = number;
        this.kind = kind;
    }

    int number() {
        return number;
    }

    OrderKind kind() {
        return kind;
    }

    void dueAt(long nanos) {
        dueNanos = nanos;
    }

    void acceptedAs(String id) {
        orderId = id;
    }

    void refused(String why) {
        refusal = why;
    }

    void ended(String how, long nanos) {
        outcome = how;
        endNanos = nanos;
    }

    String orderId() {
        return orderId;
    }

    String outcome() {
        return outcome;
    }

    String refusal() {
        return refusal;
    }

    boolean hasEnded() {
        return outcome != null;
    }

    String name() {
        return orderId == null ? "number %d, without an answer".formatted(number) : orderId;
    }

    boolean wasSent() {
        return dueNanos != 0;
    }

    /** Neither refused nor seen to end. */
    boolean isMissing() {
        return refusal == null && outcome == null;
    }

    boolean endedAsItMust() {
        return kind.outcome().equals(outcome);
    }

    long dueNanos() {
        return dueNanos;
    }

    long endNanos() {
        return endNanos;
    }

    long durationNanos() {
        return endNanos - dueNanos;
    }
}
