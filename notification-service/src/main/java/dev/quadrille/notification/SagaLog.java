package dev.quadrille.notification;

import dev.quadrille.contracts.NotificationEvent;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Heard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sagas that one batch of events touches, and what was heard about them. */
final class SagaLog {

    private final Map<UUID, Saga> sagas = new HashMap<>();
    private final List<Heard<?>> heard = new ArrayList<>();
    private boolean said;

    void enter(Saga.Snapshot stored) {
        sagas.put(stored.orderId(), new Saga(stored));
    }

    void remember(UUID orderId, Said said) {
        saga(orderId).remember(said);
    }

    List<? extends NotificationEvent> hear(Heard<? extends SagaEvent> event) {
        heard.add(event);
        Said said = Said.of(
                event.id(),
                event.envelope().type(),
                event.envelope().causationId(),
                event.envelope().time());
        return saga(event.orderId()).hear(event.event(), said);
    }

    /** Every event of the batch that was not heard before. */
    List<Heard<?>> heard() {
        return heard;
    }

    /** What is to be delivered to customers. */
    List<NotificationRequested> requests() {
        return heard.stream()
                .map(Heard::event)
                .filter(NotificationRequested.class::isInstance)
                .map(NotificationRequested.class::cast)
                .toList();
    }

    List<Saga> changed() {
        return sagas.values().stream().filter(Saga::changed).toList();
    }

    /** Its transaction says to other replicas which sagas it changes. */
    void markSaid() {
        said = true;
    }

    boolean wasSaid() {
        return said;
    }

    private Saga saga(UUID orderId) {
        return sagas.computeIfAbsent(orderId, Saga::unheardOf);
    }
}
