package dev.quadrille.messaging;

import dev.quadrille.contracts.SagaEvent;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one record, or one request, of a batch asks for. */
sealed interface Cue<B> {

    /** Claimed in the inbox; null for a request, which cannot come twice. */
    UUID id();

    /** The event that a replay handles again, whatever the inbox says of it; null for all but replays. */
    default UUID replaced() {
        return null;
    }

    /** An event that has a reaction here. */
    record Play<B>(Heard<?> heard, ConsumerRecord<String, byte[]> record) implements Cue<B> {
        @Override
        public UUID id() {
            return Replay.stands(record) ? Replay.id(record) : heard.id();
        }

        @Override
        public UUID replaced() {
            return Replay.replaced(record);
        }
    }

    /** A request that did not come over Kafka. */
    record Ask<B>(UUID orderId, Function<B, Collection<? extends SagaEvent>> decide, String traceparent)
            implements Cue<B> {
        @Override
        public UUID id() {
            return null;
        }
    }

    /**
     * A record that cannot be handled: it goes to the dead letters.
     *
     * @param attempts how often it was tried
     */
    record Bury<B>(UUID id, ConsumerRecord<String, byte[]> record, Throwable cause, int attempts) implements Cue<B> {
        @Override
        public UUID replaced() {
            return Replay.replaced(record);
        }
    }

    /** An event whose reaction failed: it is tried again later. */
    record Park<B>(Play<B> play, Throwable cause) implements Cue<B> {
        @Override
        public UUID id() {
            return play.id();
        }

        @Override
        public UUID replaced() {
            return play.replaced();
        }
    }

    /** An event that is put aside until someone lets it go. */
    record Hold<B>(UUID id, ConsumerRecord<String, byte[]> record) implements Cue<B> {
        @Override
        public UUID replaced() {
            return Replay.replaced(record);
        }
    }
}
