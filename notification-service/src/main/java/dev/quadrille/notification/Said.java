package dev.quadrille.notification;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.UUID;

/** One event of a conversation: what was said, when, and because of what. @param cause null where a request began it */
record Said(UUID id, EventType<?> type, UUID cause, Instant time) {

    static Said of(UUID id, String wireName, UUID cause, Instant time) {
        return new Said(id, EventCatalog.wired(wireName), cause, time);
    }

    boolean is(Class<? extends SagaEvent> event) {
        return type.eventClass() == event;
    }
}
