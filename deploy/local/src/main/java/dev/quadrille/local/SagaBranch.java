package dev.quadrille.local;

import dev.quadrille.local.client.SagaStory;
import dev.quadrille.local.client.SagaStory.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One event of a saga, as deep below the beginning as there are causes above it. */
record SagaBranch(Event event, int depth) {

    private static final int DEEPEST = 9;

    /** Every event, each below its cause; those whose cause is not there stand at the beginning of a line. */
    static List<SagaBranch> of(SagaStory story) {
        Map<String, Event> byId = story.events().stream()
                .collect(Collectors.toMap(
                        event -> event.heard().id(), Function.identity(), (first, again) -> first, LinkedHashMap::new));
        Map<String, List<Event>> byCause = byId.values().stream()
                .filter(event -> event.heard().causationId() != null)
                .collect(Collectors.groupingBy(event -> event.heard().causationId()));
        List<SagaBranch> branches = new ArrayList<>();
        Set<String> grown = new HashSet<>();
        byId.values().stream()
                .filter(event -> !byId.containsKey(event.heard().causationId()))
                .forEach(event -> grow(event, 0, byCause, grown, branches));
        // Of what is left, each is the cause of another.
        byId.values().forEach(event -> grow(event, 0, byCause, grown, branches));
        return branches;
    }

    private static void grow(
            Event event, int depth, Map<String, List<Event>> byCause, Set<String> grown, List<SagaBranch> branches) {
        String id = event.heard().id();
        if (grown.add(id)) {
            branches.add(new SagaBranch(event, Math.min(depth, DEEPEST)));
            byCause.getOrDefault(id, List.of()).forEach(effect -> grow(effect, depth + 1, byCause, grown, branches));
        }
    }

    /** Its name, indented. */
    String label() {
        String name = event.heard().step();
        return depth == 0 ? name : "  ".repeat(depth - 1) + "└ " + name;
    }

    /** {@code payment} */
    String service() {
        String source = event.heard().source();
        return source == null ? "-" : source.replaceFirst("^/", "").replaceFirst("-service$", "");
    }
}
