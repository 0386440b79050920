package dev.quadrille.order;

import java.util.UUID;

/** There is no such order. */
public final class UnknownOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownOrder(UUID orderId) {
        super("order " + orderId + " is not known here");
    }
}
