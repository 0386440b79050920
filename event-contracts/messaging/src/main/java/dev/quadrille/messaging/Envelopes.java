package dev.quadrille.messaging;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.SagaEvent;
import java.util.IdentityHashMap;
import java.util.Map;

/** Finds the envelope of an event that was heard or announced in this batch; domain classes never see one. */
public final class Envelopes {

    private final Map<SagaEvent, Envelope> byEvent = new IdentityHashMap<>();

    void put(SagaEvent event, Envelope envelope) {
        byEvent.put(event, envelope);
    }

    /** @throws IllegalArgumentException for an event that is not part of this batch */
    public Envelope of(SagaEvent event) {
        Envelope envelope = byEvent.get(event);
        if (envelope == null) {
            throw new IllegalArgumentException(event + " was neither heard nor announced in this batch");
        }
        return envelope;
    }
}
