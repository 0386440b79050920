package dev.quadrille.payment;

import static dev.quadrille.contracts.Participant.PAYMENT;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reactions;
import dev.quadrille.messaging.SagaParticipant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** payment-service's part in the saga. */
@ApplicationScoped
class PaymentParticipant implements SagaParticipant<Ledger> {

    private static final Reactions<Ledger> REACTIONS = Reactions.of(PAYMENT, Ledger.class)
            .onTrying(OrderCreated.class, Ledger::charge)
            .onUndoing(OrderCancelled.class, Ledger::refund);

    private final Cashier cashier;
    private final Payments payments;

    PaymentParticipant(Cashier cashier, Payments payments) {
        this.cashier = cashier;
        this.payments = payments;
    }

    @Override
    public Reactions<Ledger> reactions() {
        return REACTIONS;
    }

    @Override
    public Uni<Ledger> prepare(List<Heard<?>> batch) {
        return cashier.settle(batch).map(Ledger::new);
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, Ledger ledger, Set<UUID> orderIds) {
        return payments.open(transaction, ledger, orderIds);
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, Ledger ledger, Envelopes envelopes) {
        return payments.save(transaction, ledger.changed());
    }
}
