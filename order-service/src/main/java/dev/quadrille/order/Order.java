package dev.quadrille.order;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnexpectedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One order, event-sourced: its state is the fold of the events it announced and the events it heard. */
final class Order {

    private final UUID id;
    private final int loadedVersion;
    private final List<SagaEvent> appended = new ArrayList<>();
    private final Set<Class<? extends SagaEvent>> known = new HashSet<>();
    private String customerId;
    private OrderStatus status;
    private CancellationReason reason;
    private Instant confirmedAt;

    /** An event of the stream, and when it happened. */
    record Recorded(SagaEvent event, Instant at) {}

    /** @param stream all events of the order, in the order of their versions; empty for a new order */
    Order(UUID id, List<Recorded> stream) {
        this.id = id;
        this.loadedVersion = stream.size();
        stream.forEach(recorded -> apply(recorded.event(), recorded.at()));
    }

    OrderEvent place(OrderCreated created) {
        append(created);
        return created;
    }

    Optional<OrderEvent> takeNote(SagaEvent heard) {
        append(heard);
        return Optional.empty();
    }

    Optional<OrderEvent> confirm(InventoryReserved reserved, Instant now) {
        return switch (status) {
            case PENDING -> takeNoteAnd(reserved, new OrderConfirmed(id), now);
            case CANCELLING, CANCELLED -> takeNote(reserved);
            case CONFIRMED, SHIPPED -> Optional.empty();
        };
    }

    /** A step before the confirmation failed. */
    Optional<OrderEvent> giveUp(SagaEvent failed, CancellationReason because, Instant now) {
        return switch (status) {
            case PENDING -> takeNoteAnd(failed, new OrderCancelled(id, because), now);
            case CANCELLING -> takeNote(failed);
            case CANCELLED -> Optional.empty();
            case CONFIRMED, SHIPPED -> throw unreachable(failed);
        };
    }

    Optional<OrderEvent> ship(InventoryShipped shipped) {
        return switch (status) {
            case CONFIRMED -> takeNote(shipped);
            case SHIPPED -> Optional.empty();
            case PENDING, CANCELLING, CANCELLED -> throw unreachable(shipped);
        };
    }

    Optional<OrderEvent> giveUpShipment(InventoryShipmentFailed failed, CancellationReason because, Instant now) {
        return switch (status) {
            case CONFIRMED -> takeNoteAnd(failed, new OrderCancelled(id, because), now);
            case CANCELLING, CANCELLED -> Optional.empty();
            case PENDING, SHIPPED -> throw unreachable(failed);
        };
    }

    /** A participant has undone its step, or has promised never to take it. */
    Optional<OrderEvent> close(SagaEvent undone) {
        return switch (status) {
            case CANCELLING -> takeNote(undone);
            case CANCELLED -> Optional.empty();
            case PENDING, CONFIRMED, SHIPPED -> throw unreachable(undone);
        };
    }

    /** @throws TooLateToCancel once the order was confirmed */
    Optional<OrderEvent> cancel(CancellationReason because, Instant now) {
        return switch (status) {
            case PENDING -> Optional.of(announce(new OrderCancelled(id, because), now));
            case CANCELLING, CANCELLED -> Optional.empty();
            case CONFIRMED, SHIPPED -> throw new TooLateToCancel(id, confirmedAt);
        };
    }

    /** The deadline has passed. */
    Optional<OrderEvent> timeOut(Instant now) {
        return switch (status) {
            case PENDING -> Optional.of(announce(new OrderCancelled(id, CancellationReason.TIMED_OUT), now));
            case CONFIRMED, SHIPPED, CANCELLING, CANCELLED -> Optional.empty();
        };
    }

    UUID id() {
        return id;
    }

    /** @param customer null: whoever */
    boolean isOf(String customer) {
        return customer == null || customer.equals(customerId);
    }

    OrderStatus status() {
        return status;
    }

    /** Null unless cancelled. */
    CancellationReason reason() {
        return reason;
    }

    int loadedVersion() {
        return loadedVersion;
    }

    /** What was added to the stream since it was loaded. */
    List<SagaEvent> appended() {
        return appended;
    }

    private Optional<OrderEvent> takeNoteAnd(SagaEvent heard, OrderEvent announcement, Instant now) {
        append(heard);
        return Optional.of(announce(announcement, now));
    }

    private OrderEvent announce(OrderEvent event, Instant now) {
        appended.add(event);
        apply(event, now);
        return event;
    }

    private void append(SagaEvent event) {
        appended.add(event);
        apply(event, null);
    }

    private void apply(SagaEvent event, Instant at) {
        known.add(event.getClass());
        if (event instanceof OrderCreated created) {
            customerId = created.customerId();
            status = OrderStatus.PENDING;
        } else if (event instanceof OrderConfirmed) {
            status = OrderStatus.CONFIRMED;
            confirmedAt = at;
        } else if (event instanceof OrderCancelled cancelled) {
            status = OrderStatus.CANCELLING;
            reason = cancelled.reason();
        } else if (event instanceof InventoryShipped) {
            status = OrderStatus.SHIPPED;
        }
        if (status == OrderStatus.CANCELLING && Ending.undone(known)) {
            status = OrderStatus.CANCELLED;
        }
    }

    private UnexpectedEvent unreachable(SagaEvent event) {
        return new UnexpectedEvent("order " + id + ": " + event + " cannot happen to an order that is " + status);
    }
}
