package dev.quadrille.contracts;

import static dev.quadrille.contracts.Choreography.OBSERVER;
import static dev.quadrille.contracts.Choreography.SCORE;
import static dev.quadrille.contracts.Choreography.WAYS_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.Step.Undo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The score is whole: nothing said that nobody says, nothing unheard, nothing done that cannot be undone. */
class ChoreographyTest {

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.EventCatalog#all")
    void everyEventIsAnnouncedByItsOwnServiceOnly(EventType<?> type) {
        assertThat(SCORE.stream().filter(step -> step.announced().contains(type.eventClass())))
                .isNotEmpty()
                .allMatch(step -> step.participant() == type.announcer());
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.EventCatalog#all")
    void everyEventIsHeardBySomebodyBesidesTheObserverOrIsAnEnding(EventType<?> type) {
        boolean heard = steps(type.eventClass())
                .anyMatch(step -> step.participant() != OBSERVER || type.announcer() == OBSERVER);
        assertThat(heard || isEnding(type.eventClass())).isTrue();
    }

    @Test
    void everyEventFollowsFromARequestInTheEnd() {
        Set<Class<? extends SagaEvent>> reached = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = SCORE.stream()
                            .filter(step -> step.trigger() == null || reached.contains(step.trigger()))
                            .filter(step -> reached.addAll(step.announced()))
                            .count()
                    > 0;
        }
        assertThat(EventCatalog.all()).extracting(EventType::eventClass).allMatch(reached::contains);
    }

    @ParameterizedTest
    @MethodSource("stepsForward")
    void noStepForwardIsWithoutAWayBack(Class<? extends SagaEvent> done) {
        assertThat(cancelsTheOrder(done) || hasAnUndo(done) || isEnding(done)).isTrue();
    }

    /** What payment and inventory announce before anything was cancelled. */
    static List<Class<? extends SagaEvent>> stepsForward() {
        return SCORE.stream()
                .filter(step -> step.trigger() != OrderCancelled.class)
                .filter(step ->
                        step.participant() == Participant.PAYMENT || step.participant() == Participant.INVENTORY)
                .flatMap(step -> step.announced().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("waysBack")
    void everyUndoIsDoneByWhoDidTheStepWhenTheOrderIsCancelled(Undo undo) {
        Participant<?> doer = EventCatalog.of(undo.done()).announcer();
        assertThat(steps(OrderCancelled.class))
                .anyMatch(step -> step.participant() == doer && step.announced().contains(undo.undone()));
        assertThat(Choreography.heardBy(doer)).contains(EventCatalog.of(OrderCancelled.class));
    }

    static List<Undo> waysBack() {
        return WAYS_BACK;
    }

    @Test
    void everyServiceHearsWhatTheTableSays() {
        for (Participant<?> participant : Participant.all()) {
            List<String> agreed = PublishedEvent.table().stream()
                    .filter(row -> row.hearers().contains(participant.name()))
                    .map(PublishedEvent::wireName)
                    .toList();
            assertThat(Choreography.heardBy(participant))
                    .as(participant.name())
                    .extracting(EventType::wireName)
                    .containsExactlyElementsOf(agreed);
        }
    }

    @Test
    void allowsAnEffectOfItsCauseOnly() {
        assertThat(Choreography.allows(OrderCreated.class, PaymentProcessed.class))
                .isTrue();
        assertThat(Choreography.allows(null, OrderCancelled.class)).isTrue();
        assertThat(Choreography.allows(OrderCreated.class, InventoryReserved.class))
                .isFalse();
        assertThat(Choreography.allows(PaymentProcessed.class, OrderCreated.class))
                .isFalse();
        assertThat(Choreography.allows(null, InventoryShipped.class)).isFalse();
    }

    private static Stream<Step> steps(Class<? extends SagaEvent> trigger) {
        return SCORE.stream().filter(step -> step.trigger() == trigger);
    }

    private static boolean cancelsTheOrder(Class<? extends SagaEvent> failure) {
        return steps(failure)
                .anyMatch(step -> step.participant() == Participant.ORDER
                        && step.announced().contains(OrderCancelled.class));
    }

    private static boolean hasAnUndo(Class<? extends SagaEvent> done) {
        return WAYS_BACK.stream().anyMatch(undo -> undo.done() == done);
    }

    /** Shipped, or a last word that can follow the cancellation. */
    private static boolean isEnding(Class<? extends SagaEvent> event) {
        boolean lastWord = Ending.PAYMENT_CLOSED.contains(event) || Ending.INVENTORY_CLOSED.contains(event);
        return Ending.shipped(Set.of(event)) || lastWord && Choreography.allows(OrderCancelled.class, event);
    }
}
