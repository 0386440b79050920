package dev.quadrille.local.audit;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import java.util.Collection;
import java.util.stream.Collectors;

/** Events as people read them. */
final class EventNames {

    private EventNames() {}

    static String of(Collection<Class<? extends SagaEvent>> events) {
        return events.isEmpty()
                ? "nothing"
                : events.stream().map(EventNames::of).sorted().collect(Collectors.joining(", "));
    }

    static String of(Class<? extends SagaEvent> event) {
        return EventCatalog.of(event).name();
    }
}
