package dev.quadrille.local.bench;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a record says about the end of its order by the topic it is on alone, so that nothing needs to be parsed. */
enum LastWord {
    SHIPPED,
    PAYMENT_CLOSED,
    INVENTORY_CLOSED;

    /** The topics that end sagas. */
    static Map<String, LastWord> byTopic() {
        Map<String, LastWord> words = new TreeMap<>();
        EventCatalog.all().forEach(type -> of(type).ifPresent(word -> words.put(type.topic(), word)));
        return words;
    }

    private static Optional<LastWord> of(EventType<?> type) {
        Class<? extends SagaEvent> event = type.eventClass();
        if (Ending.shipped(Set.of(event))) {
            return Optional.of(SHIPPED);
        }
        if (Ending.PAYMENT_CLOSED.contains(event)) {
            return Optional.of(PAYMENT_CLOSED);
        }
        return Ending.INVENTORY_CLOSED.contains(event) ? Optional.of(INVENTORY_CLOSED) : Optional.empty();
    }
}
