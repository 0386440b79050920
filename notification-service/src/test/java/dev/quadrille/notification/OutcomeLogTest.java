package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The one line that tells a whole saga. */
class OutcomeLogTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @Test
    void tellsHowAnOrderWasShipped() {
        assertThat(line(Outcome.SHIPPED))
                .isEqualTo(
                        "saga 01930000-0000-7000-8000-000000000001 SHIPPED in 4 ms: order.created → payment.processed"
                                + " → inventory.reserved → order.confirmed → inventory.shipped");
    }

    @Test
    void tellsWhyAnOrderWasCancelledAndHowItWasTakenBack() {
        assertThat(line(Outcome.OUT_OF_STOCK))
                .isEqualTo(
                        "saga 01930000-0000-7000-8000-000000000001 CANCELLED (OUT_OF_STOCK), compensated in 4 ms:"
                                + " order.created → payment.processed → inventory.rejected → order.cancelled → payment.refunded");
    }

    private static String line(Outcome outcome) {
        Saga saga = Saga.unheardOf(ORDER);
        outcome.of(ORDER).steps().forEach(step -> saga.hear(step.event(), step.said()));
        return OutcomeLog.line(saga.snapshot());
    }
}
