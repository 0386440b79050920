package dev.quadrille.order;

import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reactions;
import dev.quadrille.messaging.SagaParticipant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Plays the participant's part for one batch that did not come over Kafka, and may open or save something besides. */
abstract class Deputy implements SagaParticipant<OrderBook> {

    private final SagaParticipant<OrderBook> principal;

    Deputy(SagaParticipant<OrderBook> principal) {
        this.principal = principal;
    }

    @Override
    public Reactions<OrderBook> reactions() {
        return principal.reactions();
    }

    @Override
    public Uni<OrderBook> prepare(List<Heard<?>> batch) {
        return principal.prepare(batch);
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, OrderBook book, Set<UUID> orderIds) {
        return principal.open(transaction, book, orderIds);
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, OrderBook book, Envelopes envelopes) {
        return principal.save(transaction, book, envelopes);
    }

    @Override
    public void committed(OrderBook book) {
        principal.committed(book);
    }
}
