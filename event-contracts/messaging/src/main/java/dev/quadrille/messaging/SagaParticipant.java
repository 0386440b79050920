package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A service's part in the saga. Whatever has arrived is one batch and one transaction: {@code prepare}, then inside the
 * transaction {@code open}, the reactions, {@code save}; then {@code committed}. A batch may be run again, so only
 * {@code open}, {@code save} and {@code ignore} may touch the database, and only {@code prepare} the world outside.
 *
 * @param <B> the book: the slice of the service's state that one batch touches
 */
public interface SagaParticipant<B> {

    /** The table from event to what this service does then. */
    Reactions<B> reactions();

    /**
     * Calls the world outside, before the transaction and possibly more than once for the same event.
     *
     * @param batch what was heard, perhaps again; empty for requests
     * @return a fresh book that holds the answers
     */
    Uni<B> prepare(List<Heard<?>> batch);

    /**
     * Loads and locks what the book must know of these orders, in a few statements.
     *
     * @param orderIds all that are known beforehand; a request may be about others, or about what it finds
     */
    Uni<Void> open(SqlConnection transaction, B book, Set<UUID> orderIds);

    /**
     * Writes what the reactions changed, in a few statements.
     *
     * @param envelopes of all that was heard and announced in this batch
     * @return a failure of {@link Conflict} when another transaction got there first
     */
    Uni<Void> save(SqlConnection transaction, B book, Envelopes envelopes);

    /** In the same transaction: these events were handled before, so nothing else is done about them. */
    default Uni<Void> ignore(SqlConnection transaction, List<Heard<?>> again) {
        return Uni.createFrom().voidItem();
    }

    /** Runs once the batch is durable; a crash may swallow it, and what it throws is only logged. */
    default void committed(B book) {}

    /**
     * Whether other replicas hear a part of what this service hears; none does until somebody says so. Said each time that
     * the parts are handed out, before any other replica hears what this one has heard; a batch may be under way meanwhile.
     */
    default void shares(boolean withOthers) {}
}
