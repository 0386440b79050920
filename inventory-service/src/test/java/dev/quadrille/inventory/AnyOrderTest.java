package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.cancelled;
import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static dev.quadrille.messaging.Part.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.inventory.ReservationTable.Heard;
import dev.quadrille.messaging.EveryOrder;
import dev.quadrille.messaging.EveryOrder.Arrival;
import org.junit.jupiter.api.Test;

/** No order is guaranteed between topics: whatever can come in another order does here, twice. */
class AnyOrderTest {

    private static final Arrival PAID = new Arrival(Heard.PROCESSED_ALL_THERE, paid(ORDER, 3, "TEA"), null, false);
    private static final Arrival PAID_TOO_MUCH =
            new Arrival(Heard.PROCESSED_TOO_LITTLE, paid(ORDER, 1_000, "TEA"), null, false);
    private static final Arrival ACCEPTED = shipment(Heard.CONFIRMED_ACCEPTED, "accepted", false);
    private static final Arrival REFUSED = shipment(Heard.CONFIRMED_REFUSED, "refused", false);
    private static final Arrival TOO_LATE = shipment(Heard.CONFIRMED_RECALLED_TOO_LATE, "too late", false);
    private static final Arrival SILENT = shipment(Heard.CONFIRMED_NO_ANSWER, null, false);
    private static final Arrival SILENT_AT_LAST = shipment(Heard.CONFIRMED_NO_ANSWER_AT_LAST, null, true);
    private static final Arrival CANCELLED = new Arrival(Heard.CANCELLED, cancelled(ORDER), null, false);
    private static final Arrival CANCELLED_AT_LAST = CANCELLED.after(InventoryShipmentFailed.class);

    private final EveryOrder<InventoryPart.State> every = every();

    @Test
    void endsAsAnOutcomeMayEnd() {
        assertThat(every().twice(PAID).ends()).containsExactly("RESERVED");
        assertThat(every().twice(PAID, CANCELLED).ends()).containsExactly("RELEASED", "VOIDED");
        assertThat(every().twice(PAID_TOO_MUCH, CANCELLED).ends()).containsExactly("REJECTED", "VOIDED");
        assertThat(every().twice(PAID, ACCEPTED, SILENT).ends()).containsExactly("SHIPPED");
        assertThat(every().twice(PAID, REFUSED, CANCELLED_AT_LAST).ends()).containsExactly("RELEASED");
    }

    @Test
    void everyCellIsTouchedInSomeOrderAndNoImpossibleOne() {
        every.twice(PAID, PAID_TOO_MUCH, CANCELLED)
                .twice(PAID, ACCEPTED, SILENT, SILENT_AT_LAST)
                .twice(PAID_TOO_MUCH, PAID, REFUSED, TOO_LATE)
                .twice(PAID, PAID_TOO_MUCH, SILENT, ACCEPTED)
                .twice(PAID, PAID_TOO_MUCH, SILENT_AT_LAST, ACCEPTED)
                .twice(PAID, SILENT, SILENT_AT_LAST, TOO_LATE)
                .twice(PAID, SILENT, SILENT_AT_LAST, REFUSED, CANCELLED_AT_LAST)
                .twice(PAID, REFUSED, ACCEPTED, CANCELLED_AT_LAST)
                .twice(PAID, PAID_TOO_MUCH, REFUSED, CANCELLED_AT_LAST)
                .twice(PAID, REFUSED, TOO_LATE, CANCELLED_AT_LAST);

        assertThat(every.cells()).isEqualTo(ReservationTable.TABLE.playable());
        assertThat(every.sequences()).isEqualTo(15_357);
    }

    private static EveryOrder<InventoryPart.State> every() {
        InventoryPart part = new InventoryPart(new StockLevel("TEA", 10, 0, 0));
        return new EveryOrder<>(part, "SHIPPED", "RELEASED", "REJECTED", "VOIDED");
    }

    private static Arrival shipment(Heard column, String answer, boolean last) {
        return new Arrival(column, confirmed(ORDER), answer, last).after(InventoryReserved.class);
    }
}
