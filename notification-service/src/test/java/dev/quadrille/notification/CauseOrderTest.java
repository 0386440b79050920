package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Causes come before effects; only between what could have been said in any order do clocks decide. */
class CauseOrderTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @EnumSource
    void putsEveryCauseBeforeItsEffectsHoweverTheyArrived(Outcome outcome) {
        Permutations.of(outcome.of(ORDER).said())
                .forEach(arrival -> everyCauseStandsBeforeItsEffects(Conversation.inOrder(arrival), arrival));
    }

    /** Every service's clock is wrong in its own way: each assignment of the times to the events. */
    @ParameterizedTest
    @EnumSource
    void putsEveryCauseBeforeItsEffectsWhateverTheClocksSay(Outcome outcome) {
        List<Said> said = outcome.of(ORDER).said();
        Permutations.of(said.stream().map(Said::time).toList())
                .map(times -> withTimes(said, times))
                .forEach(wrong -> everyCauseStandsBeforeItsEffects(Conversation.inOrder(wrong), wrong));
    }

    @Test
    void goesByTheClockWhereNoCauseDecides() {
        Said cause = said(0, null, 0);
        Said late = said(1, cause, 3);
        Said early = said(2, cause, 2);
        Said unrelated = said(3, null, 1);

        assertThat(Conversation.inOrder(List.of(late, early, unrelated, cause)))
                .containsExactly(cause, unrelated, early, late);
    }

    @Test
    void isTheSameForEqualTimesHoweverTheyArrived() {
        List<Said> atOnce = Stream.of(0, 1, 2, 3).map(id -> said(id, null, 0)).toList();

        assertThat(Permutations.of(atOnce).map(Conversation::inOrder).distinct())
                .hasSize(1);
    }

    @Test
    void keepsAnEventWhoseCauseWasNeverHeard() {
        Said orphan = new Said(new UUID(7, 2), type(), new UUID(9, 9), Story.NOON);
        Said child = new Said(new UUID(7, 1), type(), orphan.id(), Story.NOON.minusSeconds(5));

        assertThat(Conversation.inOrder(List.of(child, orphan))).containsExactly(orphan, child);
    }

    @Test
    void endsThoughEventsCauseEachOther() {
        Said one = new Said(new UUID(7, 1), type(), new UUID(7, 2), Story.NOON);
        Said two = new Said(new UUID(7, 2), type(), new UUID(7, 1), Story.NOON.plusMillis(1));
        Said itself = new Said(new UUID(7, 3), type(), new UUID(7, 3), Story.NOON.plusMillis(2));
        Said after = new Said(new UUID(7, 4), type(), new UUID(7, 2), Story.NOON.minusMillis(1));

        assertThat(Conversation.inOrder(List.of(itself, two, after, one)))
                .containsExactlyInAnyOrder(one, two, itself, after);
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Conversation.inOrder(List.of())).isEmpty();
    }

    private static void everyCauseStandsBeforeItsEffects(List<Said> ordered, List<Said> arrival) {
        assertThat(ordered).containsExactlyInAnyOrderElementsOf(arrival);
        Map<UUID, Integer> places = ordered.stream().collect(Collectors.toMap(Said::id, ordered::indexOf));
        assertThat(ordered)
                .as("%s", arrival)
                .allMatch(said -> said.cause() == null || places.get(said.cause()) < places.get(said.id()));
    }

    private static List<Said> withTimes(List<Said> said, List<Instant> times) {
        List<Said> wrong = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Said one = said.get(i);
            wrong.add(new Said(one.id(), one.type(), one.cause(), times.get(i)));
        }
        return wrong;
    }

    private static Said said(int id, Said cause, int millis) {
        return new Said(new UUID(7, id), type(), cause == null ? null : cause.id(), Story.NOON.plusMillis(millis));
    }

    private static EventType<?> type() {
        return EventCatalog.all().get(0);
    }
}
