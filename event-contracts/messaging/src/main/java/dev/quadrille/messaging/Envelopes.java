package dev.quadrille.messaging;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.SagaEvent;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;

/** Finds what stands around an event that was heard or announced in this batch; domain classes never see it. */
public final class Envelopes {

    private final Map<SagaEvent, Written> byEvent = new IdentityHashMap<>();

    private record Written(Envelope envelope, byte[] json) {}

    /** @param body as it was heard; one of an older version is written anew */
    void heard(SagaEvent event, Envelope envelope, byte[] body) {
        byEvent.put(event, new Written(envelope, isCurrent(event, envelope) ? body : EventCodec.encode(event)));
    }

    /** @return its JSON, written once for all who keep it or send it */
    byte[] announced(SagaEvent event, Envelope envelope) {
        byte[] json = EventCodec.encode(event);
        byEvent.put(event, new Written(envelope, json));
        return json;
    }

    /** @throws IllegalArgumentException for an event that is not part of this batch */
    public Envelope of(SagaEvent event) {
        return written(event).envelope();
    }

    /**
     * @return the event's JSON in its current version
     * @throws IllegalArgumentException for an event that is not part of this batch
     */
    public String json(SagaEvent event) {
        return new String(written(event).json(), StandardCharsets.UTF_8);
    }

    private Written written(SagaEvent event) {
        Written written = byEvent.get(event);
        if (written == null) {
            throw new IllegalArgumentException(event + " was neither heard nor announced in this batch");
        }
        return written;
    }

    private static boolean isCurrent(SagaEvent event, Envelope envelope) {
        return EventCatalog.of(event.getClass()).wireName().equals(envelope.type());
    }
}
