package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.notification.Story.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An observer hears in any order, and hears again what was replayed: its answer is final, and nobody is told twice. */
class EachTwiceTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    /** What it was asked for so far, and where the saga stood after each event. */
    private record Watched(List<Subject> told, List<SagaStatus> statuses) {}

    /** All orders of at most eight events, each event twice at once and all of them once more: 41,616 sequences. */
    @ParameterizedTest
    @EnumSource
    void endsOnceAndTellsOnceInEveryOrder(Outcome outcome) {
        List<Step> story = outcome.of(ORDER).steps();
        List<Subject> expected = watch(story).told().stream().sorted().toList();

        Permutations.of(story).forEach(arrival -> {
            Watched watched = watch(arrival);
            assertThat(watched.told().stream().sorted()).containsExactlyElementsOf(expected);
            int running = 2 * (story.size() - 1);
            assertThat(watched.statuses().subList(0, running)).containsOnly(SagaStatus.RUNNING);
            assertThat(watched.statuses().subList(running, watched.statuses().size()))
                    .containsOnly(outcome.status());
        });
    }

    private static Watched watch(List<Step> arrival) {
        Saga saga = Saga.unheardOf(ORDER);
        Watched watched = new Watched(new ArrayList<>(), new ArrayList<>());
        arrival.forEach(step -> {
            hear(saga, step, watched);
            hear(saga, step, watched);
        });
        arrival.forEach(step -> hear(saga, step, watched));
        return watched;
    }

    private static void hear(Saga saga, Step step, Watched watched) {
        saga.hear(step.event(), step.said()).stream()
                .map(NotificationRequested::about)
                .forEach(watched.told()::add);
        watched.statuses().add(saga.snapshot().status());
    }
}
