package dev.quadrille.order;

import static dev.quadrille.contracts.Participant.ORDER;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reactions;
import dev.quadrille.messaging.SagaParticipant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** order-service's part in the saga. */
@ApplicationScoped
class OrderParticipant implements SagaParticipant<OrderBook> {

    private static final Reactions<OrderBook> REACTIONS = Reactions.of(ORDER, OrderBook.class)
            .on(PaymentProcessed.class, OrderBook::takeNote)
            .on(InventoryReserved.class, OrderBook::confirm)
            .on(InventoryShipped.class, OrderBook::ship)
            .on(PaymentFailed.class, OrderBook::giveUp)
            .on(InventoryRejected.class, OrderBook::giveUp)
            .on(InventoryShipmentFailed.class, OrderBook::giveUp)
            .on(PaymentRefunded.class, OrderBook::close)
            .on(PaymentVoided.class, OrderBook::close)
            .on(InventoryReleased.class, OrderBook::close)
            .on(InventoryVoided.class, OrderBook::close);

    private final Orders orders;
    private final Clock clock;

    OrderParticipant(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Reactions<OrderBook> reactions() {
        return REACTIONS;
    }

    @Override
    public Uni<OrderBook> prepare(List<Heard<?>> batch) {
        return Uni.createFrom().item(new OrderBook(clock.instant()));
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, OrderBook book, Set<UUID> orderIds) {
        return orders.open(transaction, book, orderIds);
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, OrderBook book, Envelopes envelopes) {
        return orders.save(transaction, book.changed(), envelopes);
    }
}
