package dev.quadrille.contracts;

import java.util.LinkedHashSet;
import java.util.Set;

/** Draws the score as a Mermaid flowchart: events in the colour of who announces them, arrows from cause to effect. */
public final class ChoreographyDiagram {

    private static final String COLOURS = """
                classDef order fill:#dbeafe,stroke:#1d4ed8,color:#111
                classDef payment fill:#dcfce7,stroke:#15803d,color:#111
                classDef inventory fill:#fef3c7,stroke:#b45309,color:#111
                classDef request fill:#f3f4f6,stroke:#6b7280,color:#111
            """;

    private ChoreographyDiagram() {}

    /** The observer's own announcements are left out: they tell the customer and change nothing in the saga. */
    public static String mermaid() {
        Set<String> lines = new LinkedHashSet<>();
        Choreography.SCORE.stream()
                .filter(step -> step.participant() != Choreography.OBSERVER)
                .forEach(step -> step.announced().forEach(event -> lines.add(arrow(step, event))));
        return "flowchart TD\n" + String.join("", lines) + COLOURS;
    }

    private static String arrow(Step step, Class<? extends SagaEvent> event) {
        return "    " + cause(step) + " --> " + node(event) + "\n";
    }

    private static String cause(Step step) {
        return step.trigger() == null
                ? step.request().replace(' ', '-') + "([" + step.request() + "]):::request"
                : node(step.trigger());
    }

    private static String node(Class<? extends SagaEvent> event) {
        EventType<?> type = EventCatalog.of(event);
        return type.name() + "[" + type.name() + "]:::" + type.announcer().name();
    }
}
