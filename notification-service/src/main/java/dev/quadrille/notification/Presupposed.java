package dev.quadrille.notification;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.Step;
import dev.quadrille.contracts.Step.Undo;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must have been said before an event, by the score: who has heard the event knows that, though it was not heard yet. */
final class Presupposed {

    private static final Map<Class<? extends SagaEvent>, Set<Class<? extends SagaEvent>>> DIRECTLY =
            EventCatalog.all().stream()
                    .map(EventType::eventClass)
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), Presupposed::directly));

    private Presupposed() {}

    /** @return these events and all that must have been said before one of them */
    static Set<Class<? extends SagaEvent>> with(Set<Class<? extends SagaEvent>> heard) {
        Set<Class<? extends SagaEvent>> said = new HashSet<>(heard);
        said.add(OrderCreated.class);
        int known;
        do {
            known = said.size();
            List.copyOf(said).forEach(event -> said.addAll(DIRECTLY.get(event)));
            if (said.contains(OrderConfirmed.class) && said.contains(OrderCancelled.class)) {
                said.add(InventoryShipmentFailed.class); // nothing else cancels an order that is confirmed
            }
        } while (said.size() > known);
        return said;
    }

    /** The steps that announce an event, but for those of who only tells the customer. */
    static Stream<Step> announcing(Class<? extends SagaEvent> event) {
        return Choreography.SCORE.stream()
                .filter(step -> step.participant() != Choreography.OBSERVER)
                .filter(step -> step.announced().contains(event));
    }

    private static Set<Class<? extends SagaEvent>> directly(Class<? extends SagaEvent> event) {
        List<Step> steps = announcing(event).toList();
        Stream<Class<? extends SagaEvent>> onlyCause = steps.size() == 1 ? triggers(steps) : Stream.empty();
        Stream<Class<? extends SagaEvent>> cancellation = triggers(steps).filter(OrderCancelled.class::equals);
        Stream<Class<? extends SagaEvent>> done = Choreography.WAYS_BACK.stream()
                .filter(way -> way.undone() == event)
                .map(Undo::done);
        return Stream.of(onlyCause, cancellation, done)
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Class<? extends SagaEvent>> triggers(List<Step> steps) {
        return steps.stream().filter(step -> step.trigger() != null).map(Step::trigger);
    }
}
