package dev.quadrille.order;

/** Where an order stands. SHIPPED and CANCELLED are ends. */
public enum OrderStatus {
    /** Accepted; payment and stock are being settled. */
    PENDING,
    /** Paid, and its stock is set aside. */
    CONFIRMED,
    SHIPPED,
    /** Cancelled; what was done for it is being undone. */
    CANCELLING,
    CANCELLED
}
