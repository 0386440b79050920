package dev.quadrille.order;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.order.Order.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One order on a bare desk: a domain test tells it what is heard, and looks at what it became. */
final class Desk {

    static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");
    static final Events EVENTS = new Events(ORDER);
    static final Instant NOW = Instant.parse("2026-12-01T12:03:07.123456Z");

    private final OrderBook book = new OrderBook(NOW);

    /** An order with this stream behind it. */
    static Desk with(List<? extends SagaEvent> stream) {
        Desk desk = new Desk();
        desk.book.enter(new Order(
                ORDER, stream.stream().map(event -> new Recorded(event, NOW)).toList()));
        return desk;
    }

    static Desk withNewOrder() {
        Desk desk = new Desk();
        desk.book.place(EVENTS.created());
        return desk;
    }

    /** The same reactions as in the participant's table. */
    Optional<OrderEvent> hear(SagaEvent event) {
        if (event instanceof PaymentProcessed processed) {
            return book.takeNote(processed);
        } else if (event instanceof InventoryReserved reserved) {
            return book.confirm(reserved);
        } else if (event instanceof InventoryShipped shipped) {
            return book.ship(shipped);
        } else if (event instanceof PaymentFailed failed) {
            return book.giveUp(failed);
        } else if (event instanceof InventoryRejected rejected) {
            return book.giveUp(rejected);
        } else if (event instanceof InventoryShipmentFailed failed) {
            return book.giveUp(failed);
        }
        return book.close(event);
    }

    Optional<OrderEvent> cancel() {
        return book.cancel(ORDER, CancellationReason.CANCELLED_BY_CUSTOMER);
    }

    List<OrderEvent> timeOut() {
        return book.timeOut();
    }

    Order order() {
        return book.order(ORDER);
    }
}
