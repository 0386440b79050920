package dev.quadrille.order;

import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.messaging.SagaParticipant;
import dev.quadrille.messaging.Turns.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Some of the orders whose deadline has passed, as one batch: which ones is known only once they are locked. */
final class OverdueOrders extends Deputy {

    private final Orders orders;
    private final int most;
    private int cancelled;
    private Map<UUID, RuntimeException> unreadable = Map.of();

    OverdueOrders(SagaParticipant<OrderBook> principal, Orders orders, int most) {
        super(principal);
        this.orders = orders;
        this.most = most;
    }

    Request<OrderBook> request() {
        return new Request<>(null, this::timeOut);
    }

    /** How many of them are cancelled. */
    int cancelled() {
        return cancelled;
    }

    /** Why others of them cannot even be read, by order. */
    Map<UUID, RuntimeException> unreadable() {
        return unreadable;
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, OrderBook book, Set<UUID> none) {
        return orders.openOverdue(transaction, book, most)
                .invoke(causes -> unreadable = causes)
                .replaceWithVoid();
    }

    private Collection<OrderEvent> timeOut(OrderBook book) {
        Collection<OrderEvent> announced = book.timeOut();
        cancelled = announced.size();
        return announced;
    }
}
