package dev.quadrille.order;

import static dev.quadrille.order.Desk.EVENTS;
import static dev.quadrille.order.Desk.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.StateTable;
import dev.quadrille.order.OrderTable.Column;
import dev.quadrille.order.OrderTable.Play;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the state table of the README, cell by cell. */
class OrderTest {

    private static final Set<String> PAYMENT_SIDE = Set.of("payment.failed", "payment.refunded", "payment.voided");
    private static final Set<String> INVENTORY_SIDE =
            Set.of("inventory.rejected", "inventory.released", "inventory.voided");

    @ParameterizedTest
    @MethodSource("events")
    void everyEventDoesWhatTheReadmeSays(Play play) {
        Desk desk = Desk.with(play.history());
        assertThat(desk.order().status()).isEqualTo(play.status());
        if (play.outcome().equals(StateTable.ERROR)) {
            assertThatThrownBy(() -> desk.hear(play.event()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(ORDER.toString(), play.status().name());
            assertThat(desk.order().appended()).isEmpty();
        } else {
            Optional<OrderEvent> announced = desk.hear(play.event());
            assertThat(OrderTable.outcome(desk, play, announced)).isEqualTo(expected(play));
            assertThat(announced.stream())
                    .allMatch(event -> Choreography.allows(play.event().getClass(), event.getClass()));
        }
    }

    static Stream<Play> events() {
        return Stream.of(Column.values())
                .filter(column -> column != Column.CANCEL && column != Column.DEADLINE)
                .flatMap(OrderTable::plays);
    }

    @ParameterizedTest
    @MethodSource("cancellations")
    void everyCancellationIsAnsweredAsTheReadmeSays(Play play) {
        Desk desk = Desk.with(play.history());
        switch (play.outcome()) {
            case "202" -> assertThat(desk.cancel()).isEmpty();
            case "409" ->
                assertThatThrownBy(desk::cancel)
                        .isInstanceOf(TooLateToCancel.class)
                        .hasMessage("order " + ORDER + ": cannot cancel, it was confirmed at 2026-12-01T12:03:07Z;"
                                + " ask for a return instead");
            default -> {
                OrderCancelled cancelled = EVENTS.cancelled(CancellationReason.CANCELLED_BY_CUSTOMER);
                assertThat(desk.cancel()).contains(cancelled);
                assertThat(desk.order().appended()).containsExactly(cancelled);
                assertThat("→" + desk.order().status() + " · cancelled").isEqualTo(play.outcome());
            }
        }
    }

    static Stream<Play> cancellations() {
        return OrderTable.plays(Column.CANCEL);
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void everyDeadlineDoesWhatTheReadmeSays(Play play) {
        Desk desk = Desk.with(play.history());
        if (play.outcome().equals(StateTable.NOTHING)) {
            assertThat(desk.timeOut()).isEmpty();
            assertThat(desk.order().appended()).isEmpty();
            assertThat(desk.order().status()).isEqualTo(play.status());
        } else {
            OrderCancelled cancelled = EVENTS.cancelled(CancellationReason.TIMED_OUT);
            assertThat(desk.timeOut()).containsExactly(cancelled);
            assertThat(desk.order().appended()).containsExactly(cancelled);
            assertThat("→" + desk.order().status() + " · cancelled").isEqualTo(play.outcome());
        }
    }

    static Stream<Play> deadlines() {
        return OrderTable.plays(Column.DEADLINE);
    }

    @Test
    void theReadmeShowsWhatTheCodeDoes() {
        OrderTable.TABLE.standsInTheReadme();
    }

    @Test
    void theReadmeKnowsEveryEvent() {
        assertThat(events().map(play -> name(play.event())).distinct())
                .containsExactlyInAnyOrderElementsOf(Choreography.heardBy(Participant.ORDER).stream()
                        .map(EventType::name)
                        .toList());
    }

    private static String expected(Play play) {
        if (!play.outcome().equals(OrderTable.ONCE_CLOSED)) {
            return play.outcome();
        }
        List<SagaEvent> all = new ArrayList<>(play.history());
        all.add(play.event());
        List<String> names = all.stream().map(OrderTest::name).toList();
        boolean closed = names.stream().anyMatch(PAYMENT_SIDE::contains)
                && names.stream().anyMatch(INVENTORY_SIDE::contains);
        return closed ? "→CANCELLED" : OrderTable.RECORD;
    }

    private static String name(SagaEvent event) {
        return EventCatalog.of(event.getClass()).name();
    }
}
