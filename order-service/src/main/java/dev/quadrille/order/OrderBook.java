package dev.quadrille.order;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The orders that one batch of events and requests touches. */
final class OrderBook {

    private final Instant now;
    private final Map<UUID, Order> orders = new HashMap<>();

    OrderBook(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void enter(Order order) {
        orders.put(order.id(), order);
    }

    OrderEvent place(OrderCreated created) {
        Order order = new Order(created.orderId(), List.of());
        enter(order);
        return order.place(created);
    }

    Optional<OrderEvent> cancel(UUID orderId, CancellationReason reason) {
        return order(orderId).cancel(reason, now);
    }

    /** Cancels whatever in this book is not confirmed yet. */
    List<OrderEvent> timeOut() {
        return orders.values().stream()
                .flatMap(order -> order.timeOut(now).stream())
                .toList();
    }

    Optional<OrderEvent> takeNote(SagaEvent heard) {
        return order(heard.orderId()).takeNote(heard);
    }

    Optional<OrderEvent> confirm(InventoryReserved reserved) {
        return order(reserved.orderId()).confirm(reserved, now);
    }

    Optional<OrderEvent> giveUp(PaymentFailed failed) {
        CancellationReason because =
                switch (failed.reason()) {
                    case DECLINED -> CancellationReason.PAYMENT_DECLINED;
                    case INSUFFICIENT_FUNDS -> CancellationReason.INSUFFICIENT_FUNDS;
                    case GATEWAY_UNAVAILABLE -> CancellationReason.GATEWAY_UNAVAILABLE;
                };
        return order(failed.orderId()).giveUp(failed, because, now);
    }

    Optional<OrderEvent> giveUp(InventoryRejected rejected) {
        return order(rejected.orderId()).giveUp(rejected, CancellationReason.OUT_OF_STOCK, now);
    }

    Optional<OrderEvent> giveUp(InventoryShipmentFailed failed) {
        CancellationReason because =
                switch (failed.reason()) {
                    case NO_CARRIER -> CancellationReason.NO_CARRIER;
                };
        return order(failed.orderId()).giveUpShipment(failed, because, now);
    }

    Optional<OrderEvent> ship(InventoryShipped shipped) {
        return order(shipped.orderId()).ship(shipped);
    }

    Optional<OrderEvent> close(SagaEvent undone) {
        return order(undone.orderId()).close(undone);
    }

    List<Order> changed() {
        return orders.values().stream()
                .filter(order -> !order.appended().isEmpty())
                .toList();
    }

    /** @throws UnknownOrder for an id that no order has */
    Order order(UUID orderId) {
        Order order = orders.get(orderId);
        if (order == null) {
            throw new UnknownOrder(orderId);
        }
        return order;
    }
}
