package dev.quadrille.messaging;

import dev.quadrille.messaging.Cue.Ask;
import dev.quadrille.messaging.Cue.Bury;
import dev.quadrille.messaging.Cue.Hold;
import dev.quadrille.messaging.Cue.Park;
import dev.quadrille.messaging.Cue.Play;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One batch on its way through one transaction: claim, open the book, react, save, announce. It is made for one
 * attempt; another attempt is another turn, with a fresh book.
 */
final class Turn<B> {

    private final SagaParticipant<B> participant;
    private final Stage stage;
    private final Claim claim;
    private final List<Cue<B>> cues;
    private final B book;
    private final Envelopes envelopes = new Envelopes();
    private final Announcements announcements;
    private final List<Parked> parked = new ArrayList<>();
    private List<Cue<B>> fresh = List.of();

    Turn(SagaParticipant<B> participant, Stage stage, Claim claim, List<Cue<B>> cues, B book) {
        this.participant = participant;
        this.stage = stage;
        this.claim = claim;
        this.cues = cues;
        this.book = book;
        Instant now = stage.clock().instant().truncatedTo(ChronoUnit.MICROS);
        this.announcements = new Announcements(participant.reactions().participant(), now, envelopes);
    }

    /** Decides which of the ids are handled in this transaction; the others were handled before. */
    interface Claim {
        Uni<Set<UUID>> claim(SqlConnection transaction, Collection<UUID> ids);
    }

    Uni<Void> play(SqlConnection transaction) {
        return claim(transaction).chain(() -> fresh.isEmpty() ? Uni.createFrom().voidItem() : handle(transaction));
    }

    void committed() {
        if (!announcements.messages().isEmpty()) {
            stage.relay().wake();
        }
        participant.committed(book);
    }

    private Uni<Void> claim(SqlConnection transaction) {
        List<UUID> ids = cues.stream().map(Cue::id).filter(id -> id != null).toList();
        if (ids.isEmpty()) {
            fresh = cues;
            return Uni.createFrom().voidItem();
        }
        return claim.claim(transaction, ids).invoke(this::forgetSeen).replaceWithVoid();
    }

    /** The same event may also stand twice in one batch: only the first is played. */
    private void forgetSeen(Set<UUID> claimed) {
        Set<UUID> left = new HashSet<>(claimed);
        fresh = cues.stream()
                .filter(cue -> cue.id() == null || left.remove(cue.id()))
                .toList();
    }

    private Uni<Void> handle(SqlConnection transaction) {
        return participant
                .open(transaction, book, orders())
                .invoke(this::reactToAll)
                .chain(() -> participant.save(transaction, book, envelopes))
                .chain(() -> stage.outbox().add(transaction, announcements.messages()))
                .chain(() -> stage.retryQueue().park(transaction, parked));
    }

    private Set<UUID> orders() {
        Set<UUID> orders = new HashSet<>();
        for (Cue<B> cue : fresh) {
            if (cue instanceof Play<B> play) {
                orders.add(play.heard().orderId());
            } else if (cue instanceof Ask<B> ask && ask.orderId() != null) {
                orders.add(ask.orderId());
            }
        }
        return orders;
    }

    private void reactToAll() {
        Map<Cue<B>, Throwable> failed = new LinkedHashMap<>();
        for (Cue<B> cue : fresh) {
            try {
                react(cue);
            } catch (RuntimeException thrown) {
                failed.put(cue, thrown);
            }
        }
        if (!failed.isEmpty()) {
            throw new ReactionsFailed(failed);
        }
    }

    private void react(Cue<B> cue) {
        if (cue instanceof Play<B> play) {
            react(play);
        } else if (cue instanceof Ask<B> ask) {
            announcements.say(ask.decide().apply(book), null);
        } else if (cue instanceof Bury<B> bury) {
            announcements.bury(bury);
        } else if (cue instanceof Park<B> park) {
            parked.add(Parked.after(park.play(), park.cause().toString(), stage.backoff()));
        } else if (cue instanceof Hold<B> hold) {
            parked.add(Parked.held(hold));
        }
    }

    private void react(Play<B> play) {
        Heard<?> heard = play.heard();
        envelopes.put(heard.event(), heard.envelope());
        Reply<?> reply = participant.reactions().react(book, heard);
        announcements.say(reply.announcements(), heard.envelope());
        if (reply.again() != null) {
            if (heard.attempt().last() && !reply.again().endless()) {
                throw new IllegalStateException(reply.again().why());
            }
            parked.add(Parked.after(play, reply.again().why(), stage.backoff()));
        }
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
}
