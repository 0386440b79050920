package dev.quadrille.messaging;

import dev.quadrille.messaging.Cue.Ask;
import dev.quadrille.messaging.Cue.Bury;
import dev.quadrille.messaging.Cue.Play;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

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
    private final Reactor<B> reactor;
    private final List<Heard<?>> again = new ArrayList<>();
    private List<Cue<B>> fresh = List.of();

    Turn(SagaParticipant<B> participant, Stage stage, Claim claim, List<Cue<B>> cues, B book) {
        this.participant = participant;
        this.stage = stage;
        this.claim = claim;
        this.cues = cues;
        this.book = book;
        this.reactor = new Reactor<>(participant.reactions(), stage, book);
    }

    /** Decides which of the ids are handled in this transaction; the others were handled before. */
    interface Claim {
        Uni<Set<UUID>> claim(SqlConnection transaction, Collection<UUID> ids);
    }

    Uni<Void> play(SqlConnection transaction) {
        return Pipeline.inOrder(claim(transaction), open(transaction))
                .chain(() -> fresh.isEmpty() ? Uni.createFrom().voidItem() : handle(transaction))
                .chain(() -> again.isEmpty() ? Uni.createFrom().voidItem() : participant.ignore(transaction, again));
    }

    void committed() {
        if (!reactor.messages().isEmpty()) {
            CrashPoint.COMMITTED.pass();
            stage.relay().wake();
        }
        int buried = (int) fresh.stream().filter(Bury.class::isInstance).count();
        stage.metrics().count(cues.size() - fresh.size(), reactor.parked().size(), buried);
        participant.committed(book);
    }

    /** What is put aside or buried has nothing to do with any order. */
    private Uni<Void> open(SqlConnection transaction) {
        boolean decides = cues.stream().anyMatch(cue -> cue instanceof Play || cue instanceof Ask);
        return decides
                ? participant.open(transaction, book, orders())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> claim(SqlConnection transaction) {
        List<UUID> ids = cues.stream()
                .flatMap(cue -> Stream.of(cue.id(), cue.replaced()))
                .filter(id -> id != null)
                .toList();
        if (ids.isEmpty()) {
            fresh = cues;
            return Uni.createFrom().voidItem();
        }
        return claim.claim(transaction, ids).invoke(this::forgetSeen).replaceWithVoid();
    }

    /** The same event may also stand twice in one batch: only the first is played; or beside its replay: only that. */
    private void forgetSeen(Set<UUID> claimed) {
        Set<UUID> left = new HashSet<>(claimed);
        cues.stream()
                .filter(cue -> claimed.contains(cue.id()))
                .map(Cue::replaced)
                .forEach(left::remove);
        fresh = new ArrayList<>(cues.size());
        for (Cue<B> cue : cues) {
            if (cue.id() == null || left.remove(cue.id())) {
                fresh.add(cue);
            } else {
                ignore(cue);
            }
        }
    }

    /** What is missing in the retry queue was not said again: another replica has it. */
    private void ignore(Cue<B> cue) {
        if (cue instanceof Play<B> play && play.heard().attempt().number() == 1) {
            again.add(play.heard());
        }
    }

    private Uni<Void> handle(SqlConnection transaction) {
        reactor.reactTo(fresh);
        return Pipeline.inOrder(
                participant.save(transaction, book, reactor.envelopes()),
                stage.outbox().add(transaction, reactor.messages()),
                stage.retryQueue().park(transaction, reactor.parked()));
    }

    private Set<UUID> orders() {
        Set<UUID> orders = new HashSet<>();
        for (Cue<B> cue : cues) {
            if (cue instanceof Play<B> play) {
                orders.add(play.heard().orderId());
            } else if (cue instanceof Ask<B> ask && ask.orderId() != null) {
                orders.add(ask.orderId());
            }
        }
        return orders;
    }
}
