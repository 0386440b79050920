package dev.quadrille.order;

import dev.quadrille.contracts.UnexpectedEvent;
import java.util.UUID;

/** There is no such order, so nobody can be asked to do something about it, nor say something of it. */
public final class UnknownOrder extends UnexpectedEvent {

    private static final long serialVersionUID = 1L;

    public UnknownOrder(UUID orderId) {
        super("order " + orderId + " is not known here");
    }
}
