package dev.quadrille.messaging;

import dev.quadrille.messaging.RetryQueue.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Hears again what was put aside and is due, the same way as what comes from Kafka. */
@ApplicationScoped
class RetryConsumer {

    private static final Logger LOG = Logger.getLogger(RetryConsumer.class);
    private static final int BATCH = 500;

    private final SagaParticipant<?> participant;
    private final Turns turns;
    private final RetryQueue queue;
    private final Backoff backoff;
    private final Pool pool;
    private final Paused paused;
    private final Loop loop = new Loop(
            this::round, failure -> LOG.warnf("the retry queue cannot be read, it is tried again: %s", failure));

    RetryConsumer(
            SagaParticipant<?> participant, Turns turns, RetryQueue queue, Backoff backoff, Pool pool, Paused paused) {
        this.participant = participant;
        this.turns = turns;
        this.queue = queue;
        this.backoff = backoff;
        this.pool = pool;
        this.paused = paused;
    }

    CompletableFuture<Void> wake() {
        return loop.wake();
    }

    private Uni<Boolean> round() {
        return paused.isOn()
                ? Uni.createFrom().item(false)
                : queue.lend(pool, BATCH).chain(due -> play(participant, due));
    }

    private <B> Uni<Boolean> play(SagaParticipant<B> participant, List<Due> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        List<Cue<B>> cues = due.stream().map(this::<B>cue).toList();
        return turns.hear(participant, cues, queue::claim).replaceWith(due.size() == BATCH);
    }

    private <B> Cue<B> cue(Due due) {
        return RecordReader.read(due.record(), backoff.attempt(due.attempts() + 1));
    }
}
