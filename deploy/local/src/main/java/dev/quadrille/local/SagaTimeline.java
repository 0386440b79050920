package dev.quadrille.local;

import dev.quadrille.local.client.SagaStory;
import dev.quadrille.local.client.SagaStory.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/** One saga, read from above: a line for each event, and below it what is to be said about it. */
final class SagaTimeline {

    private static final String HEAD = "%-10s %s";
    private static final int LEAST_TIME = 8;
    private static final String GAP = "  ";

    private final SagaStory story;
    private final List<SagaBranch> branches;
    private final Instant begin;
    private final SagaNotes notes;
    private final Paper paper;
    private final String row;
    private final int margin;

    SagaTimeline(SagaStory story, Instant now, Paper paper) {
        this.story = story;
        this.branches = SagaBranch.of(story);
        this.begin = story.begin();
        this.notes = new SagaNotes(story, now, paper);
        this.paper = paper;
        int time = widest(LEAST_TIME, branches.stream().map(branch -> millis(branch.event())));
        this.margin = time + GAP.length();
        this.row = "%" + time + "s" + GAP
                + "%-" + widest("event".length(), branches.stream().map(SagaBranch::label)) + "s" + GAP
                + "%-" + widest("service".length(), branches.stream().map(SagaBranch::service)) + "s";
    }

    void print() {
        paper.line(HEAD.formatted("saga", story.orderId()));
        paper.line(HEAD.formatted("state", story.outcome() + notes.duration(begin)), Style.bold);
        paper.line(HEAD.formatted("customer", story.customerId() == null ? "-" : story.customerId()));
        paper.line(HEAD.formatted("began", begin == null ? "-" : begin));
        paper.line("");
        if (!story.eventsKept()) {
            notes.printForgotten();
        }
        if (!branches.isEmpty()) {
            printRow(row.formatted("ms", "event", "service"), 0, "topic/partition/offset", Style.faint);
        }
        branches.forEach(this::print);
        notes.printOthers(margin);
    }

    private void print(SagaBranch branch) {
        Event event = branch.event();
        int below = margin + 2 * branch.depth() + 2;
        printRow(row.formatted(millis(event), branch.label(), branch.service()), below, event.place());
        notes.printAbout(event, below);
    }

    /** The place goes to a line of its own where it does not fit. */
    private void printRow(String left, int below, String place, Style... styles) {
        String whole = left + GAP + place;
        if (paper.fits(whole)) {
            paper.line(whole, styles);
        } else {
            paper.line(left, styles);
            paper.paragraph(Math.max(below, margin), place, Style.faint);
        }
    }

    private String millis(Event event) {
        Instant time = SagaStory.instant(event.heard().time());
        return begin == null || time == null
                ? "-"
                : "%,d".formatted(Duration.between(begin, time).toMillis());
    }

    private static int widest(int least, Stream<String> texts) {
        return texts.mapToInt(String::length).reduce(least, Math::max);
    }
}
