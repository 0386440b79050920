package dev.quadrille.notification;

import dev.quadrille.notification.Timeline.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one saga waits for: one of these events.
 *
 * @param events their names
 * @param from the service that is to announce it
 * @param because the event that it is to follow; null where that is a request, or was not heard itself
 * @param since when that was announced; else when the first event was that was heard
 */
public record Expected(List<String> events, String from, UUID because, Instant since) {

    /** @param timeline of a saga, in its order; of one that has ended nothing is expected */
    public static List<Expected> after(List<Entry> timeline) {
        List<Said> said = timeline.stream().map(Entry::said).toList();
        Conversation conversation = new Conversation();
        said.forEach(conversation::add);
        return said.isEmpty()
                ? List.of()
                : conversation.awaited().stream()
                        .map(awaited -> expected(awaited, said))
                        .toList();
    }

    private static Expected expected(Awaited awaited, List<Said> said) {
        Optional<Said> cause =
                said.stream().filter(one -> one.type() == awaited.cause()).findFirst();
        return new Expected(
                awaited.names(),
                awaited.from().service(),
                cause.map(Said::id).orElse(null),
                cause.orElse(said.get(0)).time());
    }
}
