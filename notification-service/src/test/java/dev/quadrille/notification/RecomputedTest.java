package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.notification.Differences.Example;
import dev.quadrille.notification.Saga.Snapshot;
import dev.quadrille.notification.Story.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A saga that is computed again comes out as it was when its events were heard, in whatever order they were. */
class RecomputedTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final Instant KEPT_SINCE = Story.NOON.minusSeconds(1);

    @ParameterizedTest
    @EnumSource
    void isAsItWasHeard(Outcome outcome) {
        Snapshot live = live(outcome.of(ORDER).steps());

        Permutations.of(outcome.of(ORDER).steps()).forEach(arrival -> {
            Recomputed again = recomputed(live(arrival), arrival);
            assertThat(again.snapshot()).isNull();
            assertThat(again.differences()).isEqualTo(Differences.NONE);
        });
        assertThat(recomputed(null, outcome.of(ORDER).steps()).snapshot()).isEqualTo(live);
    }

    @ParameterizedTest
    @EnumSource
    void isAsItWasHeardWhereItHasNotEnded(Outcome outcome) {
        List<Step> steps = outcome.of(ORDER).steps();

        for (int heard = 1; heard < steps.size(); heard++) {
            List<Step> first = steps.subList(0, heard);
            assertThat(recomputed(live(first), first).differences()).isEqualTo(Differences.NONE);
        }
    }

    @Test
    void saysWhatIsWrongAndMasksTheAddress() {
        List<Step> steps = Outcome.OUT_OF_STOCK.of(ORDER).steps();
        Snapshot right = live(steps);
        Snapshot wrong = new Snapshot(
                ORDER,
                "c-43",
                "jo@example.org",
                SagaStatus.RUNNING,
                CancellationReason.NO_CARRIER,
                right.steps().subList(0, 2),
                right.requested(),
                Story.NOON.minusSeconds(1),
                null,
                7);

        Recomputed again = recomputed(wrong, steps);

        assertThat(again.snapshot()).isEqualTo(right.with(right.requested(), 8));
        assertThat(again.differences().count()).isEqualTo(1);
        assertThat(again.differences().byField())
                .containsOnlyKeys("customerId", "recipient", "status", "reason", "steps", "startedAt", "endedAt");
        assertThat(again.differences().examples())
                .contains(
                        new Example(ORDER.toString(), "recipient", "j***@example.org", "c***@example.com"),
                        new Example(ORDER.toString(), "status", "RUNNING", "CANCELLED"),
                        new Example(ORDER.toString(), "endedAt", null, "2026-12-01T12:00:00.004Z"));
    }

    @Test
    void keepsWhatWasAskedForAndAddsWhatIsHeardOfIt() {
        List<Step> steps = new ArrayList<>(Outcome.SHIPPED.of(ORDER).steps());
        Snapshot stored = live(steps).with(List.of(Subject.PAYMENT_REFUNDED, Subject.ORDER_CONFIRMED), 3);
        steps.addAll(new Story(ORDER)
                .with(new NotificationRequested(ORDER, Subject.ORDER_SHIPPED, "c42@example.com"))
                .steps());

        Recomputed again = recomputed(stored, steps);

        assertThat(again.snapshot().requested())
                .containsExactly(Subject.ORDER_CONFIRMED, Subject.ORDER_SHIPPED, Subject.PAYMENT_REFUNDED);
        assertThat(again.differences().byField()).containsOnlyKeys("requested");
    }

    @Test
    void leavesASagaAloneWhoseEventsAreForgotten() {
        List<Step> steps = Outcome.SHIPPED.of(ORDER).steps();
        Snapshot ended = live(steps);
        Instant later = Story.NOON.plusSeconds(1);

        for (int late = 0; late < steps.size(); late++) {
            assertThat(Recomputed.of(ORDER, ended, kept(steps.subList(0, late)), later))
                    .isEqualTo(new Recomputed(null, Differences.NONE));
        }
    }

    @Test
    void saysWhereNothingCanBeComputed() {
        List<Step> steps = Outcome.SHIPPED.of(ORDER).steps();
        List<KeptEvent> unknown = new ArrayList<>(kept(steps));
        unknown.add(new KeptEvent(ORDER, UUID.randomUUID(), "order.sung.v1", null, Story.NOON, "{}"));

        Recomputed none = recomputed(live(steps), List.of());
        Recomputed unreadable = Recomputed.of(ORDER, live(steps), unknown, KEPT_SINCE);

        assertThat(none.snapshot()).isNull();
        assertThat(none.differences().examples())
                .containsExactly(new Example(ORDER.toString(), "events", "of 5 steps", "none is kept"));
        assertThat(unreadable.snapshot()).isNull();
        assertThat(unreadable.differences().byField()).containsOnlyKeys("events");
        assertThat(unreadable.differences().examples().get(0).is()).contains("order.sung.v1");
    }

    @Test
    void makesNoSagaOfWhatTheCustomerWasTold() {
        List<Step> told = new Story(ORDER)
                .with(new NotificationRequested(ORDER, Subject.ORDER_SHIPPED, "c42@example.com"))
                .steps();

        assertThat(recomputed(null, told)).isEqualTo(new Recomputed(null, Differences.NONE));
    }

    private static Recomputed recomputed(Snapshot stored, List<Step> steps) {
        return Recomputed.of(ORDER, stored, kept(steps), KEPT_SINCE);
    }

    private static Snapshot live(List<Step> arrival) {
        Saga saga = Saga.unheardOf(ORDER);
        arrival.forEach(step -> saga.hear(step.event(), step.said()));
        return saga.snapshot();
    }

    private static List<KeptEvent> kept(List<Step> steps) {
        return steps.stream()
                .map(step -> new KeptEvent(
                        ORDER,
                        step.said().id(),
                        step.said().type().wireName(),
                        step.said().cause(),
                        step.said().time(),
                        new String(EventCodec.encode(step.event()), StandardCharsets.UTF_8)))
                .toList();
    }
}
