package dev.quadrille.payment;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Budget;
import dev.quadrille.messaging.Heard;
import dev.quadrille.payment.Payment.State;
import dev.quadrille.payment.PaymentGateway.Answered;
import dev.quadrille.payment.PaymentGateway.Charge;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Talks to the gateway before a batch's transaction, and waits no longer than its budget: what has not been answered by
 * then is asked again later, its neighbours long gone.
 */
@ApplicationScoped
class Cashier {

    private final PaymentGateway gateway;
    private final Payments payments;
    private final Budget budget;

    Cashier(PaymentGateway gateway, Payments payments, Budget budget) {
        this.gateway = gateway;
        this.payments = payments;
        this.budget = budget;
    }

    /**
     * A cancellation goes to the gateway whatever our own rows say; a charge only after our row was read, and not where
     * it is cancelled in the same batch.
     *
     * @return the answers that came in time
     */
    Uni<Map<UUID, ChargeAnswer>> settle(List<Heard<?>> batch) {
        List<OrderCreated> created = all(batch, OrderCreated.class);
        Set<UUID> cancelled = new HashSet<>(ids(all(batch, OrderCancelled.class)));
        return created.isEmpty()
                ? ask(batch, cancelled, List.of())
                : payments.states(ids(created)).chain(states -> {
                    cancelled.addAll(closing(states));
                    return ask(batch, cancelled, charges(created, cancelled, states));
                });
    }

    private static List<UUID> closing(Map<UUID, State> states) {
        return states.keySet().stream()
                .filter(order -> states.get(order) == State.CLOSING)
                .toList();
    }

    private static List<Charge> charges(List<OrderCreated> created, Set<UUID> cancelled, Map<UUID, State> states) {
        return created.stream()
                .filter(order -> !cancelled.contains(order.orderId()))
                .filter(order ->
                        states.getOrDefault(order.orderId(), State.NONE).isUndecided())
                .map(order -> new Charge(order.orderId(), order.total(), order.paymentToken()))
                .toList();
    }

    private Uni<Map<UUID, ChargeAnswer>> ask(List<Heard<?>> batch, Collection<UUID> cancelled, List<Charge> charges) {
        Multi<Answered> cancellations = cancelled.isEmpty()
                ? Multi.createFrom().empty()
                : gateway.cancel(cancelled).map(key -> new Answered(key, new ChargeAnswer.Closed()));
        Multi<Answered> answers = charges.isEmpty() ? Multi.createFrom().empty() : gateway.charge(charges);
        return budget.collect("the payment gateway", batch, List.of(cancellations, answers))
                .map(came -> came.stream()
                        .collect(Collectors.toMap(Answered::key, Answered::answer, (first, again) -> first)));
    }

    private static List<UUID> ids(List<? extends SagaEvent> events) {
        return events.stream().map(SagaEvent::orderId).toList();
    }

    private static <E extends SagaEvent> List<E> all(List<Heard<?>> batch, Class<E> event) {
        return batch.stream()
                .map(Heard::event)
                .filter(event::isInstance)
                .<E>map(event::cast)
                .toList();
    }
}
