package dev.quadrille.order;

import static dev.quadrille.messaging.Part.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.EveryOrder;
import dev.quadrille.messaging.EveryOrder.Arrival;
import dev.quadrille.order.OrderPart.State;
import dev.quadrille.order.OrderTable.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** All that the others may say to an order, each of it twice, in every order in which it can come. */
class EachTwiceTest {

    private static final Events EVENTS = new Events(ORDER);
    private static final Arrival PROCESSED = arrival(Column.PROCESSED, EVENTS.processed());
    private static final Arrival RESERVED = arrival(Column.RESERVED, EVENTS.reserved());
    private static final Arrival DECLINED = arrival(Column.FAILED_REJECTED, EVENTS.failed(Reason.DECLINED));
    private static final Arrival REJECTED = arrival(Column.FAILED_REJECTED, EVENTS.rejected());
    private static final Arrival SHIPPED =
            arrival(Column.SHIPPED, EVENTS.shipped()).after(OrderConfirmed.class);
    private static final Arrival SHIPMENT_FAILED =
            arrival(Column.SHIPMENT_FAILED, EVENTS.shipmentFailed()).after(OrderConfirmed.class);
    private static final Arrival REFUNDED = arrival(Column.UNDONE, EVENTS.refunded());
    private static final Arrival RELEASED = arrival(Column.UNDONE, EVENTS.released());
    private static final Arrival PAYMENT_VOIDED = arrival(Column.UNDONE, EVENTS.paymentVoided());
    private static final Arrival INVENTORY_VOIDED = arrival(Column.UNDONE, EVENTS.inventoryVoided());

    private final OrderPart part = new OrderPart();
    private final State regretted = part.cancel(part.beginning(), CancellationReason.CANCELLED_BY_CUSTOMER)
            .state();

    @Test
    void anOrderThatSucceedsIsShipped() {
        assertThat(every().twice(PROCESSED, RESERVED, SHIPPED).ends()).containsExactly("SHIPPED");
    }

    @Test
    void anOrderThatFailsIsCancelled() {
        assertThat(failing().ends()).containsExactly("CANCELLED");
    }

    @Test
    void anOrderThatIsRegrettedIsCancelled() {
        assertThat(regretting().ends()).containsExactly("CANCELLED");
    }

    @Test
    void everyCellIsTouchedInSomeOrderAndNoImpossibleOne() {
        List<EveryOrder<State>> played = List.of(every().twice(PROCESSED, RESERVED, SHIPPED), failing(), regretting());

        assertThat(played.stream().flatMap(each -> each.cells().stream()).collect(Collectors.toSet()))
                .isEqualTo(heard());
        assertThat(played.stream().mapToLong(EveryOrder::sequences).sum()).isEqualTo(12_255);
    }

    /** Without the request and the clock. */
    private static Set<String> heard() {
        return OrderTable.TABLE.playable().stream()
                .filter(cell -> !cell.endsWith(" CANCEL") && !cell.endsWith(" DEADLINE"))
                .collect(Collectors.toSet());
    }

    private EveryOrder<State> failing() {
        return every().twice(DECLINED, INVENTORY_VOIDED.after(OrderCancelled.class))
                .twice(PROCESSED, REJECTED, REFUNDED.after(OrderCancelled.class))
                .twice(
                        PROCESSED,
                        RESERVED,
                        SHIPMENT_FAILED,
                        REFUNDED.after(OrderCancelled.class),
                        RELEASED.after(OrderCancelled.class));
    }

    private EveryOrder<State> regretting() {
        return every().twice(regretted, PAYMENT_VOIDED, INVENTORY_VOIDED)
                .twice(regretted, DECLINED, INVENTORY_VOIDED)
                .twice(regretted, PROCESSED, REFUNDED, INVENTORY_VOIDED)
                .twice(regretted, PROCESSED, REFUNDED, REJECTED)
                .twice(regretted, PROCESSED, REFUNDED, RESERVED, RELEASED);
    }

    private EveryOrder<State> every() {
        return new EveryOrder<>(part, "SHIPPED", "CANCELLED");
    }

    private static Arrival arrival(Column column, SagaEvent event) {
        return new Arrival(column, event, null, false);
    }
}
