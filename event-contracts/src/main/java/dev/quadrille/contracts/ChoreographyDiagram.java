package dev.quadrille.contracts;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the score as a Mermaid flowchart: events in the colour of who announces them, arrows from cause to effect. */
public final class ChoreographyDiagram {

    private static final String COLOURS = """
                classDef request fill:#f3f4f6,stroke:#6b7280,color:#111
                classDef order fill:#dbeafe,stroke:#1d4ed8,color:#111
                classDef payment fill:#dcfce7,stroke:#15803d,color:#111
                classDef inventory fill:#fef3c7,stroke:#b45309,color:#111
            """;

    private ChoreographyDiagram() {}

    /**
     * The nodes, each declared once, then the arrows. The observer's own announcements are left out: they tell the
     * customer and change nothing in the saga.
     */
    public static String mermaid() {
        Stream<String> nodes = steps().flatMap(ChoreographyDiagram::nodes).distinct();
        Stream<String> arrows = steps().flatMap(ChoreographyDiagram::arrows);
        return Stream.of(Stream.of("flowchart TD"), nodes, arrows)
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n    ", "", "\n" + COLOURS));
    }

    private static Stream<Step> steps() {
        return Choreography.SCORE.stream().filter(step -> step.participant() != Choreography.OBSERVER);
    }

    private static Stream<String> nodes(Step step) {
        String cause = step.trigger() == null ? request(step.request()) : event(step.trigger());
        return Stream.concat(Stream.of(cause), step.announced().stream().map(ChoreographyDiagram::event));
    }

    private static Stream<String> arrows(Step step) {
        String cause = step.trigger() == null ? step.request() : name(step.trigger());
        return step.announced().stream().map(effect -> id(cause) + " --> " + id(name(effect)));
    }

    private static String request(String what) {
        return id(what) + "([\"" + what + "\"]):::request";
    }

    private static String event(Class<? extends SagaEvent> event) {
        String announcer = EventCatalog.of(event).announcer().name();
        return id(name(event)) + "[\"" + name(event) + "\"]:::" + announcer;
    }

    private static String name(Class<? extends SagaEvent> event) {
        return EventCatalog.of(event).name();
    }

    /** Mermaid takes dots, dashes and spaces in an id for the beginning of an arrow or the end of the id. */
    private static String id(String name) {
        return name.replaceAll("[^a-z]", "_");
    }
}
