package dev.quadrille.messaging;

import dev.quadrille.messaging.Cue.Bury;
import dev.quadrille.messaging.Cue.Hold;
import dev.quadrille.messaging.Cue.Play;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears the others: each poll is one batch, and the next one waits until it is durable. */
@ApplicationScoped
class SagaConsumer {

    private static final Logger LOG = Logger.getLogger(SagaConsumer.class);
    static final String CHANNEL = "saga";

    private final SagaParticipant<?> participant;
    private final Turns turns;
    private final Inbox inbox;
    private final Backoff backoff;
    private final Faults faults;
    private final Progress progress;

    SagaConsumer(
            SagaParticipant<?> participant,
            Turns turns,
            Inbox inbox,
            Backoff backoff,
            Faults faults,
            Progress progress) {
        this.participant = participant;
        this.turns = turns;
        this.inbox = inbox;
        this.backoff = backoff;
        this.faults = faults;
        this.progress = progress;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        progress.begins();
        return play(participant, batch).onTermination().invoke(progress::ends);
    }

    private <B> Uni<Void> play(SagaParticipant<B> participant, ConsumerRecords<String, byte[]> batch) {
        Attempt first = backoff.attempt(1);
        List<Cue<B>> cues = StreamSupport.stream(batch.spliterator(), false)
                .filter(record -> RecordReader.concerns(participant.reactions(), record))
                .<Cue<B>>map(record -> RecordReader.read(record, first))
                .peek(SagaConsumer::warnOfUnreadable)
                .map(this::perhapsHeld)
                .toList();
        LOG.debugf("%d records, %d concern this service", batch.count(), cues.size());
        return cues.isEmpty() ? Uni.createFrom().voidItem() : hear(participant, cues);
    }

    private <B> Uni<Void> hear(SagaParticipant<B> participant, List<Cue<B>> cues) {
        List<String> held = cues.stream()
                .filter(Hold.class::isInstance)
                .map(cue -> ((Hold<B>) cue).record().topic())
                .toList();
        Uni<Void> heard = turns.hear(participant, cues, inbox::claim).invoke(CrashPoint.HANDLED::pass);
        return held.isEmpty() ? heard : heard.chain(() -> settle(held));
    }

    private Uni<Void> settle(List<String> held) {
        return Tenacity.untilDone(
                () -> faults.settle(held), failure -> LOG.debugf("released topics are settled again: %s", failure));
    }

    private static void warnOfUnreadable(Cue<?> cue) {
        if (cue instanceof Bury<?> bury) {
            ConsumerRecord<?, ?> record = bury.record();
            LOG.warnf(
                    "record %s/%d/%d cannot be read and goes to the dead letters: %s",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    bury.cause().getMessage());
        }
    }

    private <B> Cue<B> perhapsHeld(Cue<B> cue) {
        boolean held = cue instanceof Play<B> play && faults.holds(play.record().topic());
        return held ? new Hold<>(cue.id(), ((Play<B>) cue).record()) : cue;
    }
}
