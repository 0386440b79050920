package dev.quadrille.messaging;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.SagaEvent;

/** Messages that no turn has written. */
final class Messages {

    private Messages() {}

    static OutboxMessage of(Envelope envelope, SagaEvent event) {
        return OutboxMessage.of(envelope, event, EventCodec.encode(event));
    }
}
