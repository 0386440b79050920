package dev.quadrille.notification;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What an observer says to some events of one order, for tests that explore every order of events. */
public final class Observer {

    private Observer() {}

    /** @param heard each event with what caused it; a cause that is no event is the event itself */
    public static SagaStatus status(Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> heard) {
        Conversation conversation = new Conversation();
        heard.forEach((event, cause) -> conversation.add(
                new Said(id(event), EventCatalog.of(event), event == cause ? null : id(cause), Instant.EPOCH)));
        return conversation.status();
    }

    private static UUID id(Class<? extends SagaEvent> event) {
        return new UUID(7, EventCatalog.all().indexOf(EventCatalog.of(event)));
    }
}
