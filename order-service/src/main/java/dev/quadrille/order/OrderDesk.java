package dev.quadrille.order;

import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Intake;
import dev.quadrille.messaging.Intake.Answer;
import dev.quadrille.messaging.Turns;
import dev.quadrille.messaging.Turns.Request;
import dev.quadrille.order.OrderCommand.CancelOrder;
import dev.quadrille.order.OrderCommand.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final Turns turns;
    private final Intake<OrderCommand, Receipt> intake = new Intake<>(BATCH, CAPACITY, this::carryOut);

    OrderDesk(OrderParticipant participant, PriceList priceList, Turns turns) {
        this.participant = participant;
        this.priceList = priceList;
        this.turns = turns;
    }

    /** @return once the order and its first event are committed; fails with {@link PlaceOrder.CannotPrice} */
    public Uni<Receipt> place(PlaceOrder order) {
        return intake.submit(order);
    }

    /** @return once it is committed; fails with {@link TooLateToCancel} or {@link UnknownOrder} */
    public Uni<Receipt> cancel(UUID orderId) {
        return intake.submit(new CancelOrder(orderId));
    }

    private Uni<List<Answer<Receipt>>> carryOut(List<OrderCommand> commands) {
        Set<String> skus =
                commands.stream().flatMap(command -> command.skus().stream()).collect(Collectors.toSet());
        return priceList.prices(skus).chain(prices -> carryOut(commands, prices));
    }

    private Uni<List<Answer<Receipt>>> carryOut(List<OrderCommand> commands, Map<String, Money> prices) {
        List<Asked> asked =
                commands.stream().map(command -> new Asked(command, prices)).toList();
        List<Request<OrderBook>> requests = asked.stream()
                .map(one -> new Request<>(one.command.opens(), one::decide))
                .toList();
        return turns.ask(participant, requests)
                .map(committed -> asked.stream().map(one -> one.answer).toList());
    }

    /** One command among its neighbours: a refusal is its own answer, not theirs. */
    private static final class Asked {

        private final OrderCommand command;
        private final Map<String, Money> prices;
        private Answer<Receipt> answer;

        Asked(OrderCommand command, Map<String, Money> prices) {
            this.command = command;
            this.prices = prices;
        }

        Collection<? extends SagaEvent> decide(OrderBook book) {
            try {
                Decision decision = command.decide(book, prices);
                answer = new Answer<>(decision.receipt(), null);
                return decision.announced().stream().toList();
            } catch (RuntimeException refused) {
                answer = new Answer<>(null, refused);
                return List.of();
            }
        }
    }
}
