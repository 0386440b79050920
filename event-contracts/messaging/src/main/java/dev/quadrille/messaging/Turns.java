package dev.quadrille.messaging;

import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnexpectedEvent;
import dev.quadrille.messaging.Cue.Ask;
import dev.quadrille.messaging.Cue.Bury;
import dev.quadrille.messaging.Cue.Park;
import dev.quadrille.messaging.Cue.Play;
import dev.quadrille.messaging.Reactor.ReactionsFailed;
import dev.quadrille.messaging.Turn.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Gives each batch its turn, and finds the culprit when one fails. */
@ApplicationScoped
public class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);

    private final Stage stage;

    Turns(Stage stage) {
        this.stage = stage;
    }

    /**
     * A request: decides on the opened book, changes it and returns what to announce; it must not throw.
     *
     * @param orderId the order to open; null where the request begins a new one
     * @param traceparent of whoever asks, {@link Trace#current}; null: not traced
     */
    public record Request<B>(UUID orderId, Function<B, Collection<? extends SagaEvent>> decide, String traceparent) {

        /** Nobody asks: it is time that it is done. */
        public Request(UUID orderId, Function<B, Collection<? extends SagaEvent>> decide) {
            this(orderId, decide, null);
        }
    }

    /** Plays requests in one transaction, the same way as events, but without an inbox. */
    public <B> Uni<Void> ask(SagaParticipant<B> participant, List<Request<B>> requests) {
        List<Cue<B>> cues = requests.stream()
                .<Cue<B>>map(request -> new Ask<>(request.orderId(), request.decide(), request.traceparent()))
                .toList();
        return turn(participant, cues, stage.inbox()::claim)
                .onFailure(Conflict.class)
                .retry()
                .indefinitely();
    }

    /** Plays events until they are durable; fails never, since a batch that is given up is a batch that is lost. */
    <B> Uni<Void> hear(SagaParticipant<B> participant, List<Cue<B>> cues, Claim claim) {
        return Tenacity.untilDone(() -> isolating(participant, cues, claim), failure -> {
            warn(participant, cues, failure);
            stage.progress().attempted();
        });
    }

    private <B> Uni<Void> isolating(SagaParticipant<B> participant, List<Cue<B>> cues, Claim claim) {
        return turn(participant, cues, claim)
                .onFailure(Conflict.class)
                .retry()
                .withBackOff(Duration.ofMillis(10), Duration.ofMillis(200))
                .indefinitely()
                .onFailure(ReactionsFailed.class)
                .recoverWithUni(failed -> isolating(participant, without(participant, cues, failed), claim))
                .onFailure(Failures::inBatch)
                .recoverWithUni(failed -> bisect(participant, cues, claim, failed));
    }

    private <B> Uni<Void> turn(SagaParticipant<B> participant, List<Cue<B>> cues, Claim claim) {
        return Uni.createFrom()
                .deferred(() -> participant.prepare(heard(cues)))
                .chain(book -> play(new Turn<>(participant, stage, claim, cues, book)));
    }

    private <B> Uni<Void> play(Turn<B> turn) {
        return Pipeline.inTransaction(stage.pool(), turn::play).invoke(() -> finish(turn));
    }

    /** The batch is durable: what goes wrong from here on must not run it again. */
    private static void finish(Turn<?> turn) {
        try {
            turn.committed();
        } catch (RuntimeException late) {
            LOG.error("a batch is durable, but what follows it failed", late);
        }
    }

    /** A failure that names no event: each half on its own, down to the one that fails alone. */
    private <B> Uni<Void> bisect(SagaParticipant<B> participant, List<Cue<B>> cues, Claim claim, Throwable failure) {
        if (cues.size() > 1) {
            int half = cues.size() / 2;
            return isolating(participant, cues.subList(0, half), claim)
                    .chain(() -> isolating(participant, cues.subList(half, cues.size()), claim));
        }
        if (cues.get(0) instanceof Play<B> play) {
            return isolating(participant, List.of(putAside(participant, play, failure)), claim);
        }
        return Uni.createFrom().failure(failure);
    }

    private static <B> List<Cue<B>> without(SagaParticipant<B> participant, List<Cue<B>> cues, ReactionsFailed failed) {
        return cues.stream()
                .map(cue -> failed.causeOf(cue) != null && cue instanceof Play<B> play
                        ? putAside(participant, play, failed.causeOf(cue))
                        : cue)
                .toList();
    }

    /** A culprit is tried again alone. Where that is in vain, and after the last attempt, it goes to the dead letters. */
    private static <B> Cue<B> putAside(SagaParticipant<B> participant, Play<B> play, Throwable cause) {
        Heard<?> heard = play.heard();
        boolean givenUp = cause instanceof UnexpectedEvent
                || heard.attempt().last() && !participant.reactions().undoes(heard);
        LOG.logf(
                givenUp ? Logger.Level.ERROR : Logger.Level.WARN,
                givenUp ? cause : null,
                "%s of order %s could not be handled, attempt %d, it %s: %s",
                heard.envelope().type(),
                heard.orderId(),
                heard.attempt().number(),
                givenUp ? "goes to the dead letters" : "is tried again later",
                cause);
        return givenUp
                ? new Bury<>(play.id(), play.record(), cause, heard.attempt().number())
                : new Park<>(play, cause);
    }

    private static <B> List<Heard<?>> heard(List<Cue<B>> cues) {
        return cues.stream()
                .flatMap(cue -> cue instanceof Play<B> play ? Stream.of(play.heard()) : Stream.<Heard<?>>empty())
                .<Heard<?>>map(heard -> heard)
                .toList();
    }

    private static void warn(SagaParticipant<?> participant, List<?> cues, Throwable failure) {
        LOG.warnf(
                "%s: a batch of %d events waits, nothing is lost, it is tried again: %s",
                participant.reactions().participant(), cues.size(), failure);
    }
}
