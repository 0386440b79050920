package dev.quadrille.messaging;

import dev.quadrille.messaging.Outbox.Waiting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Says what the outbox holds, in order. Whoever has something to say takes the floor: an advisory lock that lives as long
 * as the transaction, so any number of replicas may try, and no leader is needed. What was said is deleted; what could
 * not be said stays. An event may be said twice, after a crash between saying and deleting; it has the same id then.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 1_000;
    private static final long FLOOR = 0x51554144_52494C4CL; // "QUADRILL", one lock in each service's own database

    private final Pool pool;
    private final Outbox outbox;
    private final Publisher publisher;
    private final Duplicates duplicates;
    private final SaidUpTo saidUpTo = new SaidUpTo();
    private final Loop loop = new Loop(
            this::round,
            failure -> LOG.warnf("the outbox waits, nothing is lost, it is tried again: %s", failure.toString()));

    OutboxRelay(Pool pool, Outbox outbox, Publisher publisher, Duplicates duplicates) {
        this.pool = pool;
        this.outbox = outbox;
        this.publisher = publisher;
        this.duplicates = duplicates;
    }

    /** @return completes when the outbox is empty, or cannot be emptied now */
    CompletableFuture<Void> wake() {
        return loop.wake();
    }

    /** Says what is left and then nothing more; what comes later, by a request in hand, is said after the next start. */
    CompletableFuture<Void> stop() {
        return loop.stop();
    }

    private Uni<Boolean> round() {
        return Pipeline.inTransaction(pool, this::sayOldest)
                .invoke(this::remember)
                .map(said -> said.size() == BATCH);
    }

    private void remember(List<Waiting> said) {
        if (!said.isEmpty()) {
            Waiting last = said.get(said.size() - 1);
            saidUpTo.said(last.position(), last.oldestWriter(), last.reader());
        }
    }

    private Uni<List<Waiting>> sayOldest(SqlConnection transaction) {
        return Uni.combine()
                .all()
                .unis(takeFloor(transaction), outbox.oldest(transaction, saidUpTo.place(), BATCH))
                .asTuple()
                .chain(taken -> say(transaction, taken.getItem2()));
    }

    private static Uni<RowSet<Row>> takeFloor(SqlConnection transaction) {
        return transaction.preparedQuery("select pg_advisory_xact_lock($1)").execute(Tuple.of(FLOOR));
    }

    private Uni<List<Waiting>> say(SqlConnection transaction, List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().item(waiting);
        }
        return publisher
                .publish(duplicates.of(waiting.stream().map(Waiting::message).toList()))
                .invoke(CrashPoint.SAID::pass)
                .chain(() -> outbox.remove(transaction, waiting))
                .replaceWith(waiting);
    }
}
