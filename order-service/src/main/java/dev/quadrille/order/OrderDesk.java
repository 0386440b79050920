package dev.quadrille.order;

import dev.quadrille.messaging.Intake;
import dev.quadrille.messaging.Intake.Answer;
import dev.quadrille.messaging.OutboxBound;
import dev.quadrille.messaging.Trace;
import dev.quadrille.messaging.Turns;
import dev.quadrille.order.OrderCommand.CancelOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes what customers ask for; those who come at the same time share a transaction. */
@ApplicationScoped
public class OrderDesk {

    private static final int BATCH = 200;
    private static final int CAPACITY = 10_000;

    private final OrderParticipant participant;
    private final PriceList priceList;
    private final GivenAnswers answers;
    private final Turns turns;
    private final OutboxBound bound;
    private final Intake<Wanted, Receipt> intake = new Intake<>(BATCH, CAPACITY, this::carryOut);

    OrderDesk(OrderParticipant participant, PriceList priceList, GivenAnswers answers, Turns turns, OutboxBound bound) {
        this.participant = participant;
        this.priceList = priceList;
        this.answers = answers;
        this.turns = turns;
        this.bound = bound;
    }

    /**
     * @param key null where the customer gave none, so that each request is a new one
     * @param traceparent of the customer's request; null: not traced
     */
    record Wanted(OrderCommand command, RequestKey key, String traceparent) {}

    /**
     * @param key null where the customer gave none, so that each request is a new order
     * @return once the order and its first event are committed; fails with {@link PlaceOrder.CannotPrice} or
     *     {@link KeyReused}
     */
    public Uni<Receipt> place(PlaceOrder order, RequestKey key) {
        return submit(new Wanted(order, key, Trace.current()));
    }

    /**
     * @param onlyOf whose order it must be, or it is an {@link UnknownOrder}; null: anybody's
     * @param key null where the customer gave none
     * @return once it is committed; fails with {@link TooLateToCancel}, {@link UnknownOrder} or {@link KeyReused}
     */
    public Uni<Receipt> cancel(UUID orderId, String onlyOf, RequestKey key) {
        return submit(new Wanted(new CancelOrder(orderId, onlyOf), key, Trace.current()));
    }

    private Uni<Receipt> submit(Wanted wanted) {
        return bound.within(() -> intake.submit(wanted));
    }

    private Uni<List<Answer<Receipt>>> carryOut(List<Wanted> wanted) {
        Set<String> skus =
                wanted.stream().flatMap(one -> one.command().skus().stream()).collect(Collectors.toSet());
        return priceList
                .prices(skus)
                .map(prices -> new Customers(participant, answers, prices, wanted))
                .chain(this::serve);
    }

    private Uni<List<Answer<Receipt>>> serve(Customers customers) {
        return turns.ask(customers, customers.requests()).map(committed -> customers.answers());
    }
}
