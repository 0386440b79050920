package dev.quadrille.contracts;

/** Why an order was cancelled. A new constant is a new version of {@code order.cancelled}: old readers refuse it. */
public enum CancellationReason {
    PAYMENT_DECLINED,
    INSUFFICIENT_FUNDS,
    GATEWAY_UNAVAILABLE,
    OUT_OF_STOCK,
    NO_CARRIER,
    CANCELLED_BY_CUSTOMER,
    TIMED_OUT
}
