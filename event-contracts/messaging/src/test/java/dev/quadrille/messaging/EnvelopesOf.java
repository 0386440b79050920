package dev.quadrille.messaging;

import dev.quadrille.contracts.EventCodec;
import java.util.Collection;

/** The envelopes of what was heard together, for tests of a store alone. */
public final class EnvelopesOf {

    private EnvelopesOf() {}

    public static Envelopes heard(Collection<Heard<?>> batch) {
        Envelopes envelopes = new Envelopes();
        batch.forEach(heard -> envelopes.heard(heard.event(), heard.envelope(), EventCodec.encode(heard.event())));
        return envelopes;
    }
}
