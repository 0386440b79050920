package dev.quadrille.messaging;

import dev.quadrille.messaging.Cue.Ask;
import dev.quadrille.messaging.Cue.Bury;
import dev.quadrille.messaging.Cue.Hold;
import dev.quadrille.messaging.Cue.Park;
import dev.quadrille.messaging.Cue.Play;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The middle of a turn, without the database: what each cue does to the opened book, and what it leaves to be written. */
final class Reactor<B> {

    private static final Logger LOG = Logger.getLogger(Reactor.class);

    private final Reactions<B> reactions;
    private final B book;
    private final Backoff backoff;
    private final Hooks hooks;
    private final Envelopes envelopes = new Envelopes();
    private final Announcements announcements;
    private final List<Parked> parked = new ArrayList<>();

    Reactor(Reactions<B> reactions, Stage stage, B book) {
        this.reactions = reactions;
        this.book = book;
        this.backoff = stage.backoff();
        this.hooks = stage.hooks();
        Instant now = stage.clock().instant().truncatedTo(ChronoUnit.MICROS);
        this.announcements = new Announcements(reactions.participant(), now, envelopes);
    }

    /** Reactions that threw: the batch must be rolled back, and these cues are to blame. */
    static final class ReactionsFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Map<? extends Cue<?>, Throwable> causes;

        ReactionsFailed(Map<? extends Cue<?>, Throwable> causes) {
            super(causes.size() + " reactions threw", causes.values().iterator().next());
            this.causes = causes;
        }

        Throwable causeOf(Cue<?> cue) {
            return causes.get(cue);
        }
    }

    /** @throws ReactionsFailed with every culprit of the batch */
    void reactTo(List<Cue<B>> cues) {
        Map<Cue<B>, Throwable> failed = new LinkedHashMap<>();
        for (Cue<B> cue : cues) {
            try {
                react(cue);
            } catch (RuntimeException | Error thrown) {
                blame(cue, thrown, failed);
            }
        }
        if (!failed.isEmpty()) {
            throw new ReactionsFailed(failed);
        }
    }

    private static <B> void blame(Cue<B> cue, Throwable thrown, Map<Cue<B>, Throwable> failed) {
        if (!Failures.inReaction(thrown)) {
            throw (Error) thrown;
        }
        failed.put(cue, thrown);
    }

    Envelopes envelopes() {
        return envelopes;
    }

    List<OutboxMessage> messages() {
        return announcements.messages();
    }

    List<Parked> parked() {
        return parked;
    }

    private void react(Cue<B> cue) {
        if (cue instanceof Play<B> play) {
            hooks.around(play.heard(), () -> react(play));
        } else if (cue instanceof Ask<B> ask) {
            announcements.say(ask.decide().apply(book), null, ask.traceparent());
        } else if (cue instanceof Bury<B> bury) {
            announcements.bury(bury);
        } else if (cue instanceof Park<B> park) {
            park(park.play(), park.cause().toString());
        } else if (cue instanceof Hold<B> hold) {
            parked.add(Parked.held(hold));
        }
    }

    private Reply<?> react(Play<B> play) {
        Heard<?> heard = play.heard();
        envelopes.heard(heard.event(), heard.envelope(), play.record().value());
        Reply<?> reply = reactions.react(book, heard);
        String current = Trace.current();
        announcements.say(
                reply.announcements(),
                heard.envelope(),
                current == null ? heard.envelope().traceparent() : current);
        if (reply.again() != null) {
            if (heard.attempt().last() && !reply.again().endless()) {
                throw new IllegalStateException(reply.again().why());
            }
            park(play, reply.again().why());
        }
        return reply;
    }

    private void park(Play<B> play, String why) {
        Heard<?> heard = play.heard();
        if (backoff.isStuck(heard.attempt())) {
            LOG.warnf(
                    "order %s is stuck: %s was tried %d times and is not given up: %s",
                    heard.orderId(), heard.envelope().type(), heard.attempt().number(), why);
        }
        parked.add(Parked.after(play, why, backoff));
    }
}
