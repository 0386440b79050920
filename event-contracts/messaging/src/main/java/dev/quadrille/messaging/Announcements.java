package dev.quadrille.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Cue.Bury;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What one turn has to say: each event in its envelope, as a finished message, in the order it was decided. */
final class Announcements {

    private final Participant<?> announcer;
    private final Instant now;
    private final Envelopes envelopes;
    private final List<OutboxMessage> messages = new ArrayList<>();

    Announcements(Participant<?> announcer, Instant now, Envelopes envelopes) {
        this.announcer = announcer;
        this.now = now;
        this.envelopes = envelopes;
    }

    /**
     * @param cause the event that made us say it; null where a request did
     * @param traceparent of what made us say it; null: not traced
     */
    void say(Collection<? extends SagaEvent> events, Envelope cause, String traceparent) {
        for (SagaEvent event : events) {
            Envelope envelope = envelope(event, cause, traceparent);
            messages.add(OutboxMessage.of(envelope, event, envelopes.announced(event, envelope)));
        }
    }

    void bury(Bury<?> bury) {
        messages.add(DeadLetter.of(bury, announcer, now));
    }

    List<OutboxMessage> messages() {
        return messages;
    }

    private Envelope envelope(SagaEvent event, Envelope cause, String traceparent) {
        return new Envelope(
                UuidCreator.getTimeOrderedEpoch(),
                EventCatalog.of(event.getClass()).wireName(),
                announcer.source(),
                event.orderId(),
                now,
                cause == null ? null : cause.id(),
                traceparent);
    }
}
