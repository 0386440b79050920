package dev.quadrille.local.audit;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.SagaEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What notification-service's history of one order comes to: written a second time here, like {@link OrderFold}. */
final class SagaFold {

    private final List<StoredEvent> events;
    private final Map<UUID, StoredEvent> byId = new HashMap<>();
    private final Set<Class<? extends SagaEvent>> heard = new HashSet<>();

    SagaFold(List<StoredEvent> events) {
        this.events = events;
        for (StoredEvent event : events) {
            byId.put(event.id(), event);
            if (event.type() != null) {
                heard.add(event.eventClass());
            }
        }
    }

    /** Every event that was heard, what the customer is told included. */
    List<StoredEvent> events() {
        return events;
    }

    /** Null where it was not heard. */
    StoredEvent event(UUID id) {
        return byId.get(id);
    }

    boolean heard(Class<? extends SagaEvent> event) {
        return heard.contains(event);
    }

    String status() {
        boolean complete = heard(OrderCreated.class) && steps().stream().allMatch(this::causeIsKnown);
        if (complete && Ending.shipped(heard)) {
            return "SHIPPED";
        }
        return complete && undone() ? "CANCELLED" : "RUNNING";
    }

    boolean hasEnded() {
        return !status().equals("RUNNING");
    }

    /** The steps of the saga: all but what the customer is told. */
    List<StoredEvent> steps() {
        return events.stream()
                .filter(event -> !event.is(NotificationRequested.class))
                .toList();
    }

    /** What one service has announced. */
    Set<Class<? extends SagaEvent>> announcedBy(Participant<?> announcer) {
        return heard.stream().filter(announcer::announces).collect(Collectors.toSet());
    }

    <E extends SagaEvent> List<E> bodies(Class<E> type) {
        return events.stream()
                .map(StoredEvent::body)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private boolean causeIsKnown(StoredEvent event) {
        return event.cause() == null || byId.containsKey(event.cause());
    }

    private boolean undone() {
        return heard(OrderCancelled.class)
                && Ending.undone(heard)
                && (!heard(PaymentRefunded.class) || heard(PaymentProcessed.class))
                && (!heard(InventoryReleased.class) || heard(InventoryReserved.class));
    }
}
