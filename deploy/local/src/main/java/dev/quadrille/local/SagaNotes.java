package dev.quadrille.local;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.Step.Undo;
import dev.quadrille.local.client.DeadLetter;
import dev.quadrille.local.client.FailedAttempt;
import dev.quadrille.local.client.SagaStory;
import dev.quadrille.local.client.SagaStory.Awaited;
import dev.quadrille.local.client.SagaStory.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/** What there is to say about the events of a saga: what they took back, who could not handle them, who has not answered yet. */
final class SagaNotes {

    private static final int MAX_CAUSE = 160;
    private static final Map<String, String> TAKEN_BACK =
            Choreography.WAYS_BACK.stream().collect(Collectors.toMap(SagaNotes::undone, SagaNotes::done));

    private final SagaStory story;
    private final Set<String> shown;
    private final Instant now;
    private final Paper paper;

    SagaNotes(SagaStory story, Instant now, Paper paper) {
        this.story = story;
        this.shown = story.events().stream().map(event -> event.heard().id()).collect(Collectors.toSet());
        this.now = now;
        this.paper = paper;
    }

    /** {@code  in 41 ms}, or since when it is under way. */
    String duration(Instant begin) {
        if (story.durationMs() != null) {
            return " in %,d ms".formatted(story.durationMs());
        }
        return begin == null ? "" : " for " + since(begin);
    }

    void printForgotten() {
        paper.paragraph(0, "its events were forgotten; its steps: " + String.join(" → ", story.steps()));
    }

    void printAbout(Event event, int indent) {
        String id = event.heard().id();
        String takenBack = TAKEN_BACK.get(event.heard().step());
        if (takenBack != null) {
            paper.paragraph(indent, "↶ takes back " + takenBack, Style.fg_yellow);
        }
        if (event.heardAgain() > 0) {
            String times = event.heardAgain() == 1 ? "once more" : event.heardAgain() + " more times";
            paper.paragraph(indent, "came " + times + ", ignored", Style.faint);
        }
        story.attempts().stream()
                .filter(attempt -> id.equals(attempt.eventId()))
                .forEach(attempt -> print(attempt, indent));
        story.deadLetters().stream()
                .filter(letter -> id.equals(letter.eventId()))
                .forEach(letter -> print(letter, "it", indent));
        story.awaited().stream()
                .filter(awaited -> id.equals(awaited.because()))
                .forEach(awaited -> print(awaited, indent));
    }

    /** What belongs to no event that was heard. */
    void printOthers(int indent) {
        story.attempts().stream()
                .filter(attempt -> !isShown(attempt.eventId()))
                .forEach(attempt -> print(attempt, indent));
        story.deadLetters().stream()
                .filter(letter -> !isShown(letter.eventId()))
                .forEach(letter -> print(letter, letter.place(), indent));
        story.awaited().stream()
                .filter(awaited -> !isShown(awaited.because()))
                .forEach(awaited -> print(awaited, indent));
    }

    private boolean isShown(String event) {
        return event != null && shown.contains(event);
    }

    private void print(FailedAttempt attempt, int indent) {
        String again = attempt.again() == null ? "" : "; again at " + attempt.again();
        paper.paragraph(
                indent,
                "↻ %s, try %d: %s%s".formatted(attempt.service(), attempt.number(), brief(attempt.cause()), again),
                Style.fg_yellow);
    }

    private void print(DeadLetter letter, String what, int indent) {
        paper.paragraph(
                indent,
                "✗ %s could not handle %s: %s".formatted(letter.service(), what, brief(letter.cause())),
                Style.fg_red);
        paper.paragraph(indent + 2, "dead letter %s, %s".formatted(letter.id(), letter.state()), Style.fg_red);
    }

    private void print(Awaited awaited, int indent) {
        Instant since = SagaStory.instant(awaited.since());
        paper.paragraph(
                indent,
                "┄ waits for %s from %s%s"
                        .formatted(
                                oneOf(awaited.events()), awaited.from(), since == null ? "" : " for " + since(since)),
                Style.faint);
    }

    private static String brief(String cause) {
        String whole = String.valueOf(cause);
        return whole.length() > MAX_CAUSE ? whole.substring(0, MAX_CAUSE) + "…" : whole;
    }

    private static String oneOf(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private String since(Instant begin) {
        Duration passed = Duration.between(begin, now);
        long seconds = Math.max(0, passed.toSeconds());
        if (seconds < 1) {
            return Math.max(0, passed.toMillis()) + " ms";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        return passed.toHours() < 2 ? passed.toMinutes() + " min" : "%,d h".formatted(passed.toHours());
    }

    private static String undone(Undo way) {
        return EventCatalog.of(way.undone()).name();
    }

    private static String done(Undo way) {
        return EventCatalog.of(way.done()).name();
    }
}
