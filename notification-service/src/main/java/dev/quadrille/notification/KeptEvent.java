package dev.quadrille.notification;

import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.SagaEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** An event as it stands in the history. @param type its wire name @param cause null where a request began it */
record KeptEvent(UUID orderId, UUID id, String type, UUID cause, Instant time, String data) {

    /** @throws dev.quadrille.contracts.UnreadableEvent when this service does not know it */
    Said said() {
        return Said.of(id, type, cause, time);
    }

    /** @throws dev.quadrille.contracts.UnreadableEvent when this service cannot read it */
    SagaEvent event() {
        return EventCodec.decode(type, data.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws dev.quadrille.contracts.UnreadableEvent when this service does not know it */
    boolean isStep() {
        return !said().is(NotificationRequested.class);
    }
}
