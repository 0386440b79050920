package dev.quadrille.payment;

import static dev.quadrille.messaging.Part.ORDER;
import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.EveryOrder;
import dev.quadrille.messaging.EveryOrder.Arrival;
import dev.quadrille.payment.PaymentTable.Heard;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No order is guaranteed between topics, and an answer may belong to an older call: payments take all of it, twice. */
class AnyOrderTest {

    private static final Arrival CHARGED = new Arrival(Heard.CREATED_CHARGED, created(ORDER), "charged", false);
    private static final Arrival DECLINED = new Arrival(Heard.CREATED_DECLINED, created(ORDER), "declined", false);
    private static final Arrival CLOSED = new Arrival(Heard.CREATED_CLOSED, created(ORDER), "closed", false);
    private static final Arrival SILENT = new Arrival(Heard.CREATED_NO_ANSWER, created(ORDER), null, false);
    private static final Arrival SILENT_AT_LAST =
            new Arrival(Heard.CREATED_NO_ANSWER_AT_LAST, created(ORDER), null, true);
    private static final Arrival CANCELLED = new Arrival(Heard.CANCELLED, cancelled(ORDER), "closed", false);

    private final EveryOrder<PaymentPart.State> every =
            new EveryOrder<>(new PaymentPart(), "FAILED", "REFUNDED", "VOIDED");

    @Test
    void endsAsAnOutcomeMayEnd() {
        assertThat(ends(CHARGED)).containsExactly("CHARGED");
        assertThat(ends(DECLINED)).containsExactly("FAILED");
        assertThat(ends(CHARGED, CANCELLED)).containsExactly("REFUNDED", "VOIDED");
        assertThat(ends(DECLINED, CANCELLED)).containsExactly("FAILED", "VOIDED");
        assertThat(ends(SILENT, CHARGED, CANCELLED)).containsExactly("REFUNDED", "VOIDED");
        assertThat(ends(SILENT_AT_LAST, CLOSED)).containsExactly("FAILED", "VOIDED");
    }

    /** Four sets of four, each event twice. */
    @Test
    void everyCellIsTouchedInSomeOrder() {
        every.twice(CHARGED, DECLINED, SILENT_AT_LAST, CANCELLED)
                .twice(SILENT, CLOSED, SILENT_AT_LAST, CANCELLED)
                .twice(SILENT, CLOSED, CHARGED, DECLINED)
                .twice(SILENT, CLOSED, CHARGED, CANCELLED);

        assertThat(every.sequences()).isEqualTo(4 * 2_520);
        assertThat(every.cells()).isEqualTo(PaymentTable.TABLE.playable());
    }

    private static Set<String> ends(Arrival... arrivals) {
        return new EveryOrder<>(new PaymentPart(), "FAILED", "REFUNDED", "VOIDED")
                .twice(arrivals)
                .ends();
    }
}
