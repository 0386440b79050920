package dev.quadrille.messaging;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The smallest part in the saga: it notes each cancelled order in its table and announces {@code payment.voided}. It
 * counts its runs, and fails where a test wants it to. No bean, so no service's test sees it.
 */
final class Scribe implements SagaParticipant<Scribe.Page> {

    final List<Set<UUID>> runs = new CopyOnWriteArrayList<>();
    final List<UUID> committed = new CopyOnWriteArrayList<>();
    final List<Envelope> saved = new CopyOnWriteArrayList<>();
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    final List<UUID> ignored = new CopyOnWriteArrayList<>();
    boolean failsAfterTheCommit;
    final Map<UUID, Error> errors = new HashMap<>();
    final Set<UUID> unspeakable = new HashSet<>();
    final Set<UUID> illegible = new HashSet<>();
    final Set<UUID> unanswered = new HashSet<>();
    private final Queue<Function<SqlConnection, Uni<Void>>> troubles = new ConcurrentLinkedQueue<>();
    private final Reactions<Page> reactions;

    Scribe() {
        this(Reactions.of(Participant.PAYMENT, Page.class).on(OrderCancelled.class, Page::note));
    }

    private Scribe(Reactions<Page> reactions) {
        this.reactions = reactions;
    }

    /** One that must be answered by the world outside before it speaks. */
    static Scribe trying() {
        return new Scribe(
                Reactions.of(Participant.PAYMENT, Page.class).onTrying(OrderCancelled.class, Page::tryToNote));
    }

    /** One whose note is a compensation. */
    static Scribe undoing() {
        return new Scribe(
                Reactions.of(Participant.PAYMENT, Page.class).onUndoing(OrderCancelled.class, Page::noteHeard));
    }

    /** The book of one batch. */
    record Page(
            Map<UUID, Error> errors,
            Set<UUID> unspeakable,
            Set<UUID> unanswered,
            List<PaymentVoided> noted,
            List<UUID> tried,
            List<Attempt> attempts) {

        /** What it has noted before it was answered is kept. */
        Reply<PaymentVoided> tryToNote(Heard<OrderCancelled> heard) {
            attempts.add(heard.attempt());
            if (unanswered.contains(heard.orderId())) {
                tried.add(heard.orderId());
                return Reply.again("nobody answers");
            }
            return Reply.of(note(heard.event()));
        }

        Reply<PaymentVoided> noteHeard(Heard<OrderCancelled> heard) {
            attempts.add(heard.attempt());
            return Reply.of(note(heard.event()));
        }

        Optional<PaymentVoided> note(OrderCancelled cancelled) {
            if (errors.containsKey(cancelled.orderId())) {
                throw errors.get(cancelled.orderId());
            }
            if (unspeakable.contains(cancelled.orderId())) {
                throw new IllegalStateException("order " + cancelled.orderId() + " cannot be noted");
            }
            noted.add(new PaymentVoided(cancelled.orderId()));
            return Optional.of(noted.get(noted.size() - 1));
        }

        List<UUID> orders() {
            return Stream.concat(noted.stream().map(PaymentVoided::orderId), tried.stream())
                    .toList();
        }
    }

    /** The reaction to this order throws. */
    void cannotSpeakOf(UUID order) {
        unspeakable.add(order);
    }

    /** The database refuses the row of this order, and does not say which row that was. */
    void cannotWriteOf(UUID order) {
        illegible.add(order);
    }

    /** The next save that has none before it meets this first. */
    void meets(Function<SqlConnection, Uni<Void>> trouble) {
        troubles.add(trouble);
    }

    @Override
    public Reactions<Page> reactions() {
        return reactions;
    }

    @Override
    public Uni<Page> prepare(List<Heard<?>> batch) {
        return Uni.createFrom()
                .item(() -> new Page(errors, unspeakable, unanswered, new ArrayList<>(), new ArrayList<>(), attempts));
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, Page page, Set<UUID> orderIds) {
        runs.add(orderIds);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, Page page, Envelopes envelopes) {
        Function<SqlConnection, Uni<Void>> trouble = troubles.poll();
        Uni<Void> met = trouble == null ? Uni.createFrom().voidItem() : trouble.apply(transaction);
        page.noted().forEach(event -> saved.add(envelopes.of(event)));
        return met.chain(() -> write(transaction, page.orders()));
    }

    @Override
    public Uni<Void> ignore(SqlConnection transaction, List<Heard<?>> again) {
        again.forEach(heard -> ignored.add(heard.id()));
        return Uni.createFrom().voidItem();
    }

    @Override
    public void committed(Page page) {
        committed.addAll(page.orders());
        if (failsAfterTheCommit) {
            throw new IllegalStateException("the line cannot be written");
        }
    }

    private Uni<Void> write(SqlConnection transaction, Collection<UUID> noted) {
        return transaction
                .preparedQuery("""
                        insert into note select id, case when id = any($2) then 'forbidden' else 'noted' end
                        from unnest($1::uuid[]) id""")
                .execute(Tuple.of(noted.toArray(UUID[]::new), illegible.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
