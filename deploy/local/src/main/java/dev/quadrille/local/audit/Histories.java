package dev.quadrille.local.audit;

import dev.quadrille.contracts.Participant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What order-service has written of an order beside what notification-service has heard of it. */
final class Histories {

    private Histories() {}

    /** Both sides are complete for an order that has ended, so neither may know an event that the other does not. */
    static List<String> differences(Dossier order) {
        List<String> problems = new ArrayList<>();
        Set<UUID> stream = order.stream().stream().stream()
                .map(entry -> entry.event().id())
                .collect(Collectors.toCollection(HashSet::new));
        order.stream().stream().stream()
                .map(StreamEntry::event)
                .filter(event -> order.history().event(event.id()) == null)
                .forEach(event -> problems.add("notification-service never heard the %s %s of order-service's stream"
                        .formatted(event.name(), event.id())));
        order.history().steps().stream()
                .filter(event -> Participant.ORDER.source().equals(event.source()) && !stream.contains(event.id()))
                .forEach(event -> problems.add(
                        "%s %s was heard, order-service never committed it".formatted(event.name(), event.id())));
        return problems;
    }
}
