package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Hears again what was put aside and is due, the same way as what comes from Kafka. */
@ApplicationScoped
class RetryConsumer {

    private static final Logger LOG = Logger.getLogger(RetryConsumer.class);
    private static final int BATCH = 500;

    private final SagaParticipant<?> participant;
    private final Turns turns;
    private final RetryQueue queue;
    private final Pool pool;
    private final Loop loop = new Loop(
            this::round, failure -> LOG.warnf("the retry queue cannot be read, it is tried again: %s", failure));

    RetryConsumer(SagaParticipant<?> participant, Turns turns, RetryQueue queue, Pool pool) {
        this.participant = participant;
        this.turns = turns;
        this.queue = queue;
        this.pool = pool;
    }

    CompletableFuture<Void> wake() {
        return loop.wake();
    }

    private Uni<Boolean> round() {
        return queue.due(pool, BATCH).chain(due -> play(participant, due));
    }

    private <B> Uni<Boolean> play(SagaParticipant<B> participant, List<ConsumerRecord<String, byte[]>> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        List<Cue<B>> cues = due.stream().<Cue<B>>map(RecordReader::read).toList();
        return turns.hear(participant, cues, queue::claim).replaceWith(due.size() == BATCH);
    }
}
