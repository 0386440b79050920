package dev.quadrille.messaging;

import dev.quadrille.messaging.Cue.Hold;
import dev.quadrille.messaging.Cue.Play;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event on its way into the retry queue.
 *
 * @param id by which it is claimed there; a replay has one of its own
 * @param event its own id
 * @param attempts how often it was tried
 * @param pause until it is due; null: until it is released
 */
record Parked(UUID id, UUID event, ConsumerRecord<String, byte[]> record, String cause, int attempts, Duration pause) {

    static final String HELD = "held";

    static Parked held(Hold<?> hold) {
        return new Parked(hold.id(), hold.id(), hold.record(), HELD, 0, null);
    }

    static Parked after(Play<?> play, String cause, Backoff backoff) {
        Attempt attempt = play.heard().attempt();
        return new Parked(play.id(), play.heard().id(), play.record(), cause, attempt.number(), backoff.after(attempt));
    }
}
