package dev.quadrille.order;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.Reply;
import dev.quadrille.order.Order.Recorded;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** order-service's part for {@link Part}: the participant with its book of one order. */
public final class OrderPart implements Part<OrderPart.State> {

    private static final Money PRICE = new Money(1250, "EUR");
    private static final OrderCreated CREATED = new OrderCreated(
            ORDER, "c-42", "c42@example.com", List.of(new OrderLine("TEA", 1, PRICE)), PRICE, "tok_ok");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final OrderParticipant PARTICIPANT = new OrderParticipant(null, Clock.systemUTC());

    private final Map<EventType<?>, SagaEvent> examples = new HashMap<>();

    /**
     * What the stream tells: which events stand in it, and what they come to.
     *
     * @param stream in the order of the catalog, each once; that this comes to the same status is checked at each step
     */
    public record State(List<EventType<?>> stream, OrderStatus status) {
        @Override
        public String toString() {
            return status.name();
        }
    }

    @Override
    public State beginning() {
        OrderBook book = new OrderBook(NOON);
        book.place(CREATED);
        return state(List.of(), book.order(ORDER));
    }

    /** What is said when the order is placed. */
    public OrderEvent placed() {
        return CREATED;
    }

    @Override
    public boolean hears(SagaEvent event) {
        return PARTICIPANT.reactions().events().contains(event.getClass());
    }

    @Override
    public Optional<String> asks(State state, SagaEvent event) {
        return Optional.empty();
    }

    @Override
    public Turned<State> hear(State state, SagaEvent event, String answer, boolean last) {
        OrderBook book = book(state);
        Reply<?> reply = Part.react(PARTICIPANT, book, event, last);
        return new Turned<>(
                state(state.stream(), book.order(ORDER)), List.copyOf(reply.announcements()), reply.again());
    }

    /** The customer's request, or the deadline. */
    public Turned<State> cancel(State state, CancellationReason reason) {
        OrderBook book = book(state);
        try {
            List<OrderEvent> said = book.cancel(ORDER, reason).stream().toList();
            return new Turned<>(state(state.stream(), book.order(ORDER)), said, null);
        } catch (TooLateToCancel refused) {
            return new Turned<>(state, List.of(), null);
        }
    }

    private OrderBook book(State state) {
        OrderBook book = new OrderBook(NOON);
        book.enter(order(state.stream()));
        return book;
    }

    private Order order(List<EventType<?>> stream) {
        return new Order(
                ORDER,
                stream.stream()
                        .map(type -> new Recorded(examples.get(type), NOON))
                        .toList());
    }

    private State state(List<EventType<?>> before, Order order) {
        order.appended().forEach(event -> examples.putIfAbsent(EventCatalog.of(event.getClass()), event));
        List<EventType<?>> stream = Stream.concat(
                        before.stream(), order.appended().stream().map(event -> EventCatalog.of(event.getClass())))
                .distinct()
                .sorted(Comparator.comparing(EventCatalog.all()::indexOf))
                .collect(Collectors.toUnmodifiableList());
        if (order(stream).status() != order.status()) {
            throw new AssertionError(stream + " does not come to " + order.status());
        }
        return new State(stream, order.status());
    }
}
