package dev.quadrille.order;

import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reactions;
import dev.quadrille.messaging.SagaParticipant;
import dev.quadrille.order.Order.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The participant, but until it has failed once it knows only the first event of a stream, as if it read without a lock. */
final class Forgetful implements SagaParticipant<OrderBook> {

    private final OrderParticipant participant;
    private final Events order;
    private final List<Throwable> failures = new ArrayList<>();

    Forgetful(OrderParticipant participant, Events order) {
        this.participant = participant;
        this.order = order;
    }

    List<Throwable> failures() {
        return failures;
    }

    @Override
    public Reactions<OrderBook> reactions() {
        return participant.reactions();
    }

    @Override
    public Uni<OrderBook> prepare(List<Heard<?>> batch) {
        return participant.prepare(batch);
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, OrderBook book, Set<UUID> orderIds) {
        if (!failures.isEmpty()) {
            return participant.open(transaction, book, orderIds);
        }
        book.enter(new Order(order.order(), List.of(new Recorded(order.created(), Desk.NOW))));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, OrderBook book, Envelopes envelopes) {
        return participant.save(transaction, book, envelopes).onFailure().invoke(failures::add);
    }
}
