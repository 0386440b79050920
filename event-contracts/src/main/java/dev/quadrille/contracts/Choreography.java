package dev.quadrille.contracts;

import static dev.quadrille.contracts.Participant.INVENTORY;
import static dev.quadrille.contracts.Participant.NOTIFICATION;
import static dev.quadrille.contracts.Participant.ORDER;
import static dev.quadrille.contracts.Participant.PAYMENT;
import static dev.quadrille.contracts.Step.undo;
import static dev.quadrille.contracts.Step.when;
import static dev.quadrille.contracts.Step.whenAsked;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.Step.Undo;
import java.util.List;

/**
 * The score: who dances after whom. Nothing is dispatched from it; it is what the tests hold the services against,
 * what the README's diagram is drawn from, and what an observer knows about who is waited for.
 */
public final class Choreography {

    /** notification-service hears every topic, besides what it plays below. */
    public static final Participant<?> OBSERVER = NOTIFICATION;

    public static final List<Step> SCORE = List.of(
            // the way forward
            whenAsked("place order").then(ORDER).announces(OrderCreated.class),
            when(OrderCreated.class)
                    .then(PAYMENT)
                    .announces(PaymentProcessed.class, PaymentFailed.class, PaymentVoided.class),
            when(PaymentProcessed.class).then(INVENTORY).announces(InventoryReserved.class, InventoryRejected.class),
            when(PaymentProcessed.class).then(ORDER).takesNote(),
            when(InventoryReserved.class).then(ORDER).announces(OrderConfirmed.class),
            when(OrderConfirmed.class).then(INVENTORY).announces(InventoryShipped.class, InventoryShipmentFailed.class),
            when(InventoryShipped.class).then(ORDER).takesNote(),
            // what goes wrong
            whenAsked("cancel order").then(ORDER).announces(OrderCancelled.class),
            when(PaymentFailed.class).then(ORDER).announces(OrderCancelled.class),
            when(InventoryRejected.class).then(ORDER).announces(OrderCancelled.class),
            when(InventoryShipmentFailed.class).then(ORDER).announces(OrderCancelled.class),
            // the way back
            when(OrderCancelled.class).then(PAYMENT).announces(PaymentRefunded.class, PaymentVoided.class),
            when(OrderCancelled.class).then(INVENTORY).announces(InventoryReleased.class, InventoryVoided.class),
            when(PaymentRefunded.class).then(ORDER).takesNote(),
            when(PaymentVoided.class).then(ORDER).takesNote(),
            when(InventoryReleased.class).then(ORDER).takesNote(),
            when(InventoryVoided.class).then(ORDER).takesNote(),
            // what the customer is told; by order.created where that was overtaken, for it brings the address
            when(OrderCreated.class).then(NOTIFICATION).announces(NotificationRequested.class),
            when(OrderConfirmed.class).then(NOTIFICATION).announces(NotificationRequested.class),
            when(InventoryShipped.class).then(NOTIFICATION).announces(NotificationRequested.class),
            when(OrderCancelled.class).then(NOTIFICATION).announces(NotificationRequested.class),
            when(PaymentRefunded.class).then(NOTIFICATION).announces(NotificationRequested.class),
            when(NotificationRequested.class).then(NOTIFICATION).takesNote());

    /** Each step that changes something lasting, and the event that says it was taken back. */
    public static final List<Undo> WAYS_BACK = List.of(
            undo(PaymentProcessed.class).with(PaymentRefunded.class),
            undo(InventoryReserved.class).with(InventoryReleased.class));

    private Choreography() {}

    /** The events that a service must subscribe to, in the order of the catalog. */
    public static List<EventType<?>> heardBy(Participant<?> participant) {
        return EventCatalog.all().stream()
                .filter(type -> participant == OBSERVER || hears(participant, type))
                .toList();
    }

    /** @return whether the score lets {@code effect} be announced because of {@code cause}; null: because of a request */
    public static boolean allows(Class<? extends SagaEvent> cause, Class<? extends SagaEvent> effect) {
        return SCORE.stream()
                .anyMatch(step -> step.trigger() == cause && step.announced().contains(effect));
    }

    private static boolean hears(Participant<?> participant, EventType<?> type) {
        return SCORE.stream()
                .anyMatch(step -> step.participant() == participant && step.trigger() == type.eventClass());
    }
}
