package dev.quadrille.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The order was confirmed: the goods may be on their way. */
public final class TooLateToCancel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID orderId;
    private final Instant confirmedAt;

    TooLateToCancel(UUID orderId, Instant confirmedAt) {
        super("order " + orderId + ": cannot cancel, it was confirmed at " + confirmedAt.truncatedTo(ChronoUnit.SECONDS)
                + "; ask for a return instead");
        this.orderId = orderId;
        this.confirmedAt = confirmedAt;
    }

    UUID orderId() {
        return orderId;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }
}
