package dev.quadrille.notification;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.Step;
import dev.quadrille.contracts.Step.Undo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a saga that has not ended waits for: one of these events, from one participant.
 *
 * @param events in the order of the catalog
 * @param cause because of which it is to be announced; null where that was a request, or was not heard itself
 */
record Awaited(List<EventType<?>> events, Participant<?> from, EventType<?> cause) {

    /**
     * What must have been said and was not heard yet, then what is still to be said.
     *
     * @param heard about a saga that has not ended: in whatever order it was heard, it waits for something
     */
    static List<Awaited> of(Set<Class<? extends SagaEvent>> heard) {
        Set<Class<? extends SagaEvent>> said = said(heard);
        List<Awaited> awaited = new ArrayList<>();
        EventCatalog.all().stream()
                .filter(type -> said.contains(type.eventClass()) && !heard.contains(type.eventClass()))
                .map(type -> onItsWay(type, heard))
                .forEach(awaited::add);
        Choreography.SCORE.stream()
                .filter(step -> step.participant() != Choreography.OBSERVER && isBegun(step, heard))
                .filter(step -> said.contains(OrderCancelled.class) == (step.trigger() == OrderCancelled.class))
                .map(step -> new Awaited(outcomes(step, said), step.participant(), EventCatalog.of(step.trigger())))
                .filter(one -> !one.events().isEmpty())
                .forEach(awaited::add);
        return awaited;
    }

    /** It has not ended although all was undone: then it is not known why, and only the carrier's refusal leaves no other trace. */
    private static Set<Class<? extends SagaEvent>> said(Set<Class<? extends SagaEvent>> heard) {
        Set<Class<? extends SagaEvent>> said = Presupposed.with(heard);
        if (said.equals(heard) && heard.contains(OrderCancelled.class) && Ending.undone(heard)) {
            said.add(InventoryShipmentFailed.class);
        }
        return Presupposed.with(said);
    }

    List<String> names() {
        return events.stream().map(EventType::name).toList();
    }

    /** @return null where there is none */
    String causeName() {
        return cause == null ? null : cause.name();
    }

    private static boolean isBegun(Step step, Set<Class<? extends SagaEvent>> heard) {
        return step.trigger() != null && heard.contains(step.trigger());
    }

    private static Awaited onItsWay(EventType<?> type, Set<Class<? extends SagaEvent>> heard) {
        EventType<?> cause = Presupposed.announcing(type.eventClass())
                .filter(step -> isBegun(step, heard))
                .<EventType<?>>map(step -> EventCatalog.of(step.trigger()))
                .findFirst()
                .orElse(null);
        return new Awaited(List.of(type), type.announcer(), cause);
    }

    /** @return how a step may still end; empty where it has ended, or ends in silence */
    private static List<EventType<?>> outcomes(Step step, Set<Class<? extends SagaEvent>> said) {
        Stream<Class<? extends SagaEvent>> outcomes =
                step.trigger() == OrderCancelled.class ? lastWords(step, said) : step.announced().stream();
        List<Class<? extends SagaEvent>> possible = outcomes.toList();
        return Collections.disjoint(possible, said)
                ? EventCatalog.all().stream()
                        .filter(type -> possible.contains(type.eventClass()))
                        .toList()
                : List.of();
    }

    /** How a participant ends its part of a cancelled order: undoing what it has done, or else in any way that is still open. */
    private static Stream<Class<? extends SagaEvent>> lastWords(Step step, Set<Class<? extends SagaEvent>> said) {
        Set<Class<? extends SagaEvent>> closing =
                step.participant() == Participant.PAYMENT ? Ending.PAYMENT_CLOSED : Ending.INVENTORY_CLOSED;
        if (closing.stream().anyMatch(said::contains)) {
            return Stream.empty();
        }
        List<Class<? extends SagaEvent>> back = Choreography.WAYS_BACK.stream()
                .filter(way -> closing.contains(way.undone()) && said.contains(way.done()))
                .<Class<? extends SagaEvent>>map(Undo::undone)
                .toList();
        return back.isEmpty() ? closing.stream().filter(event -> isPossible(event, said)) : back.stream();
    }

    /** Whether all that it presupposes was said or may still be said: no other outcome of its step was. */
    private static boolean isPossible(Class<? extends SagaEvent> event, Set<Class<? extends SagaEvent>> said) {
        return Presupposed.with(Set.of(event)).stream()
                .allMatch(before -> said.contains(before)
                        || Presupposed.announcing(before)
                                .anyMatch(step -> Collections.disjoint(step.announced(), said)));
    }
}
