package dev.quadrille.local.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may hold an order up: an event that waits for a retry, or one that ended among the dead letters. */
final class Troubles {

    private final Map<String, List<String>> byOrder;

    Troubles(List<Queues> queues, Letters letters) {
        Stream<Map.Entry<String, String>> parked = queues.stream()
                .flatMap(queue -> queue.parked().stream())
                .filter(event -> event.key() != null)
                .map(event -> Map.entry(event.key(), event.text()));
        byOrder = Stream.concat(parked, letters.open())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Optional<String> of(UUID order) {
        return Optional.ofNullable(byOrder.get(order.toString())).map(troubles -> String.join("; ", troubles));
    }
}
