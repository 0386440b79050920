package dev.quadrille.local.audit;

import dev.quadrille.contracts.Participant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dead letters: as they stand on the services' topics, and as notification-service has kept them.
 *
 * @param kept empty where notification-service keeps none
 */
record Letters(List<Letter> sent, Optional<List<Kept>> kept) {

    /** A row of notification-service's table. @param order may be null, or no order at all */
    record Kept(String service, String order, String cause, String state) {
        String text() {
            return "dead letter of %s (%s): %s".formatted(service, state, cause);
        }

        boolean isReplayed() {
            return "REPLAYED".equals(state);
        }
    }

    static Letters read(Topics topics, Snapshot notifications) {
        List<Letter> sent = Participant.all().stream()
                .flatMap(service -> topics.all(List.of(service.deadLetterTopic())).stream()
                        .map(record -> Letter.of(service.service(), record)))
                .sorted(Comparator.comparing(letter -> String.valueOf(letter.id())))
                .toList();
        return new Letters(
                sent, notifications.hasTable("dead_letter") ? Optional.of(kept(notifications)) : Optional.empty());
    }

    private static List<Kept> kept(Snapshot notifications) {
        return notifications.list(
                "select service, order_id::text as order_id, cause, state from dead_letter",
                row -> new Kept(
                        row.getString("service"),
                        row.getString("order_id"),
                        row.getString("cause"),
                        row.getString("state")));
    }

    /** What each service has sent; a letter that stands there twice counts once. */
    Map<String, Long> sentByService() {
        return sent.stream()
                .map(letter -> Map.entry(letter.service(), String.valueOf(letter.id())))
                .distinct()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.counting()));
    }

    Map<String, Long> keptByService() {
        return kept.orElse(List.of()).stream().collect(Collectors.groupingBy(Kept::service, Collectors.counting()));
    }

    /** The letters that hold an order up, each with the order's id as it stands there. */
    Stream<Map.Entry<String, String>> open() {
        Stream<Map.Entry<String, String>> rows = kept.orElse(List.of()).stream()
                .filter(letter -> letter.order() != null && !letter.isReplayed())
                .map(letter -> Map.entry(letter.order(), letter.text()));
        return kept.isPresent()
                ? rows
                : sent.stream()
                        .filter(letter -> letter.key() != null)
                        .map(letter -> Map.entry(letter.key(), letter.text()));
    }
}
