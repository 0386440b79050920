package dev.quadrille.inventory;

import static dev.quadrille.contracts.Participant.INVENTORY;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Pipeline;
import dev.quadrille.messaging.Reactions;
import dev.quadrille.messaging.SagaParticipant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** inventory-service's part in the saga. */
@ApplicationScoped
class InventoryParticipant implements SagaParticipant<Warehouse> {

    private static final Reactions<Warehouse> REACTIONS = Reactions.of(INVENTORY, Warehouse.class)
            .on(PaymentProcessed.class, Warehouse::reserve)
            .onTrying(OrderConfirmed.class, Warehouse::ship)
            .onUndoing(OrderCancelled.class, Warehouse::release);

    private final Dispatch dispatch;
    private final Reservations reservations;
    private final Stocks stocks;

    InventoryParticipant(Dispatch dispatch, Reservations reservations, Stocks stocks) {
        this.dispatch = dispatch;
        this.reservations = reservations;
        this.stocks = stocks;
    }

    @Override
    public Reactions<Warehouse> reactions() {
        return REACTIONS;
    }

    @Override
    public Uni<Warehouse> prepare(List<Heard<?>> batch) {
        return dispatch.ship(batch).map(answers -> new Warehouse(wanted(batch), answers));
    }

    /** Reservations before stock, each in sorted order, so that two batches never wait for each other in a ring. */
    @Override
    public Uni<Void> open(SqlConnection transaction, Warehouse warehouse, Set<UUID> orderIds) {
        return reservations
                .open(transaction, warehouse, orderIds)
                .chain(() -> stocks.open(transaction, warehouse, warehouse.skus()));
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, Warehouse warehouse, Envelopes envelopes) {
        return Pipeline.inOrder(
                reservations.save(transaction, warehouse.changedReservations()),
                stocks.save(transaction, warehouse.changedStock()));
    }

    private static Set<String> wanted(List<Heard<?>> batch) {
        return batch.stream()
                .map(Heard::event)
                .filter(PaymentProcessed.class::isInstance)
                .flatMap(processed -> ((PaymentProcessed) processed).lines().stream())
                .map(OrderLine::sku)
                .collect(Collectors.toSet());
    }
}
