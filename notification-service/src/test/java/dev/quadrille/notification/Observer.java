package dev.quadrille.notification;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an observer says to some events of one order, for tests that explore every order of events. */
public final class Observer {

    private Observer() {}

    /** @param heard each event with what caused it; a cause that is no event is the event itself */
    public static SagaStatus status(Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> heard) {
        return conversation(heard).status();
    }

    /** @return for each thing that the saga waits for the events of which one is to come */
    public static List<Set<Class<? extends SagaEvent>>> awaited(
            Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> heard) {
        return conversation(heard).awaited().stream()
                .map(awaited -> awaited.events().stream()
                        .<Class<? extends SagaEvent>>map(EventType::eventClass)
                        .collect(Collectors.toSet()))
                .toList();
    }

    private static Conversation conversation(Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> heard) {
        Conversation conversation = new Conversation();
        heard.forEach((event, cause) -> conversation.add(
                new Said(id(event), EventCatalog.of(event), event == cause ? null : id(cause), Instant.EPOCH)));
        return conversation;
    }

    private static UUID id(Class<? extends SagaEvent> event) {
        return new UUID(7, EventCatalog.all().indexOf(EventCatalog.of(event)));
    }
}
