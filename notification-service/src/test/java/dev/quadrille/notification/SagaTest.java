package dev.quadrille.notification;

import static dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject.ORDER_CANCELLED;
import static dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject.ORDER_CONFIRMED;
import static dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject.ORDER_SHIPPED;
import static dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject.PAYMENT_REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.notification.Story.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order's saga as it is watched: its end is noticed once, and the customer is told each thing once. */
class SagaTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @Test
    void tellsTheCustomerWhatMattersWhenItHappens() {
        assertThat(told(Outcome.SHIPPED.of(ORDER).steps()))
                .containsExactly(List.of(), List.of(), List.of(), List.of(ORDER_CONFIRMED), List.of(ORDER_SHIPPED));
        assertThat(told(Outcome.OUT_OF_STOCK.of(ORDER).steps()))
                .containsExactly(List.of(), List.of(), List.of(), List.of(ORDER_CANCELLED), List.of(PAYMENT_REFUNDED));
    }

    @Test
    void tellsNothingBeforeTheAddressIsKnownAndThenEverythingInOrder() {
        List<Step> steps = new ArrayList<>(Outcome.NO_CARRIER.of(ORDER).steps());
        steps.add(steps.remove(0));

        assertThat(told(steps).subList(0, 7)).allMatch(List::isEmpty);
        assertThat(told(steps).get(7)).containsExactly(ORDER_CONFIRMED, ORDER_CANCELLED, PAYMENT_REFUNDED);
    }

    @ParameterizedTest
    @EnumSource
    void tellsEachThingOnceInWhateverOrderItHears(Outcome outcome) {
        List<Step> story = outcome.of(ORDER).steps();
        List<Subject> expected =
                told(story).stream().flatMap(List::stream).sorted().toList();

        Permutations.of(story)
                .forEach(arrival -> assertThat(
                                told(arrival).stream().flatMap(List::stream).sorted())
                        .as("%s", arrival)
                        .containsExactlyElementsOf(expected));
    }

    @Test
    void tellsTheCustomerUnderTheAddressOfTheOrder() {
        Saga saga = Saga.unheardOf(ORDER);
        List<Step> steps = Outcome.DECLINED.of(ORDER).steps();
        hear(saga, steps.get(0));
        hear(saga, steps.get(1));

        assertThat(hear(saga, steps.get(2)))
                .containsExactly(new NotificationRequested(ORDER, ORDER_CANCELLED, "c42@example.com"));
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameHoweverItWasCutIntoBatches(Outcome outcome) {
        List<Step> story = outcome.of(ORDER).steps();
        Saga.Snapshot whole = played(story).snapshot();

        for (int cut = 1; cut < story.size(); cut++) {
            Saga first = played(story.subList(0, cut));
            Saga second = new Saga(first.snapshot());
            story.subList(0, cut).forEach(step -> second.remember(step.said()));
            story.subList(cut, story.size()).forEach(step -> hear(second, step));

            assertThat(first.endedNow()).isFalse();
            assertThat(second.endedNow()).isTrue();
            assertThat(second.snapshot()).isEqualTo(withVersion(whole, 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsOnceAndStaysAsItEnded(Outcome outcome) {
        Story story = outcome.of(ORDER);
        Saga ended = played(story.steps());
        Saga later = new Saga(ended.snapshot());
        story.said().forEach(later::remember);
        assertThat(later.changed()).isFalse();

        assertThat(hear(later, story.steps().get(0))).isEmpty();

        assertThat(ended.endedNow()).isTrue();
        assertThat(later.endedNow()).isFalse();
        assertThat(later.changed()).isTrue();
        assertThat(later.snapshot()).isEqualTo(withVersion(ended.snapshot(), 2));
    }

    /** Of what came late, some may be remembered: none, the first of it, all but one. */
    @ParameterizedTest
    @EnumSource
    void staysAsItEndedOnceItsEventsAreForgotten(Outcome outcome) {
        Story story = outcome.of(ORDER);
        Saga.Snapshot ended = played(story.steps()).snapshot();

        for (int remembered = 0; remembered < story.said().size(); remembered++) {
            Saga later = new Saga(ended);
            story.said().subList(0, remembered).forEach(later::remember);

            story.steps().forEach(step -> assertThat(hear(later, step)).isEmpty());

            assertThat(later.changed()).isFalse();
            assertThat(later.endedNow()).isFalse();
        }
    }

    @Test
    void isNotChangedByWhatTheCustomerIsTold() {
        Saga saga = new Saga(played(Outcome.OUT_OF_STOCK.of(ORDER).steps()).snapshot());
        Story echo = new Story(ORDER).with(new NotificationRequested(ORDER, ORDER_CANCELLED, "c42@example.com"));

        assertThat(hear(saga, echo.steps().get(0))).isEmpty();
        assertThat(saga.changed()).isFalse();
    }

    @Test
    void knowsWhenItBeganAndEndedAndWhy() {
        Saga.Snapshot ended = played(Outcome.OUT_OF_STOCK.of(ORDER).steps()).snapshot();

        assertThat(ended.startedAt()).isEqualTo(Story.NOON);
        assertThat(ended.endedAt()).isEqualTo(Story.NOON.plusMillis(4));
        assertThat(ended.durationMs()).isEqualTo(4);
        assertThat(ended.reason()).isEqualTo(CancellationReason.OUT_OF_STOCK);
        assertThat(ended.customerId()).isEqualTo("c-42");
    }

    @Test
    void hasNoDurationWhileItRuns() {
        assertThat(played(Outcome.SHIPPED.of(ORDER).steps().subList(0, 3)).snapshot())
                .extracting(Saga.Snapshot::status, Saga.Snapshot::endedAt, Saga.Snapshot::durationMs)
                .containsExactly(SagaStatus.RUNNING, null, null);
    }

    private static List<List<Subject>> told(List<Step> arrival) {
        Saga saga = Saga.unheardOf(ORDER);
        return arrival.stream()
                .map(step -> hear(saga, step).stream()
                        .map(NotificationRequested::about)
                        .toList())
                .toList();
    }

    private static Saga played(List<Step> arrival) {
        Saga saga = Saga.unheardOf(ORDER);
        arrival.forEach(step -> hear(saga, step));
        return saga;
    }

    private static List<NotificationRequested> hear(Saga saga, Step step) {
        return saga.hear(step.event(), step.said());
    }

    private static Saga.Snapshot withVersion(Saga.Snapshot saga, int version) {
        return new Saga.Snapshot(
                saga.orderId(),
                saga.customerId(),
                saga.recipient(),
                saga.status(),
                saga.reason(),
                saga.steps(),
                saga.requested(),
                saga.startedAt(),
                saga.endedAt(),
                version);
    }
}
