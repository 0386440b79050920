package dev.quadrille.order;

import static dev.quadrille.order.Desk.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.order.Conversations.Conversation;
import dev.quadrille.order.Order.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No order is guaranteed between topics: an order ends the same way in whatever order it hears the others. */
class AnyOrderTest {

    private final Desk desk = Desk.withNewOrder();
    private final List<OrderEvent> announced = new ArrayList<>();

    static Stream<Conversation> conversations() {
        return Conversations.all();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void endsTheSameWay(Conversation conversation) {
        play(conversation);

        assertThat(announced).isEqualTo(conversation.announced());
        assertThat(desk.order().status()).isEqualTo(conversation.end());
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void staysThatWayWhateverIsHeardAgain(Conversation conversation) {
        play(conversation);

        conversation.heard().forEach(this::hear);

        assertThat(announced).isEqualTo(conversation.announced());
        assertThat(desk.order().status()).isEqualTo(conversation.end());
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void isTheFoldOfItsStreamAtEveryVersion(Conversation conversation) {
        isTheFoldOfItsStream();
        if (conversation.cancelledFirst()) {
            desk.cancel();
            isTheFoldOfItsStream();
        }
        conversation.heard().forEach(event -> {
            desk.hear(event);
            isTheFoldOfItsStream();
        });
    }

    @Test
    void remembersFromItsStreamWhenItWasConfirmed() {
        Instant yesterday = Instant.parse("2026-11-30T23:59:59.999Z");
        Order order = new Order(
                ORDER,
                Stream.<SagaEvent>of(Desk.EVENTS.created(), Desk.EVENTS.reserved(), Desk.EVENTS.confirmed())
                        .map(event -> new Recorded(event, yesterday))
                        .toList());

        assertThat(order.loadedVersion()).isEqualTo(3);
        assertThatThrownBy(() -> order.cancel(null, Desk.NOW))
                .isInstanceOf(TooLateToCancel.class)
                .hasMessageContaining("confirmed at 2026-11-30T23:59:59Z");
    }

    private void play(Conversation conversation) {
        if (conversation.cancelledFirst()) {
            desk.cancel().ifPresent(announced::add);
        }
        conversation.heard().forEach(this::hear);
    }

    private void hear(SagaEvent event) {
        desk.hear(event).ifPresent(announced::add);
    }

    private void isTheFoldOfItsStream() {
        Order replayed = Desk.with(desk.order().appended()).order();
        assertThat(replayed.status()).isEqualTo(desk.order().status());
        assertThat(replayed.reason()).isEqualTo(desk.order().reason());
        assertThat(replayed.loadedVersion()).isEqualTo(desk.order().appended().size());
        assertThat(replayed.appended()).isEmpty();
    }
}
