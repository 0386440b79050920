package dev.quadrille.order;

import static dev.quadrille.order.Desk.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.StateTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of an order and what it hears in them, as the README shows it. */
final class OrderTable {

    static final StateTable<OrderStatus, Column> TABLE =
            new StateTable<>("status", OrderStatus.values(), Column.values(), OrderTable::outcome);
    static final String RECORD = "record";
    static final String ONCE_CLOSED = "record, →CANCELLED when both sides closed";

    private OrderTable() {}

    /** The columns; the last two are a request and the clock. */
    enum Column {
        PROCESSED("processed", EVENTS.processed()),
        RESERVED("reserved", EVENTS.reserved()),
        FAILED_REJECTED("payment.failed, rejected", EVENTS.failed(Reason.DECLINED), EVENTS.rejected()),
        SHIPPED("shipped", EVENTS.shipped()),
        SHIPMENT_FAILED("shipment-failed", EVENTS.shipmentFailed()),
        UNDONE(
                "refunded, released, voided",
                EVENTS.refunded(),
                EVENTS.paymentVoided(),
                EVENTS.released(),
                EVENTS.inventoryVoided()),
        CANCEL("cancel"),
        DEADLINE("deadline");

        private final String title;
        private final List<SagaEvent> events;

        Column(String title, SagaEvent... events) {
            this.title = title;
            this.events = List.of(events);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** @param event what is heard after this history; null where the customer cancels or the deadline passes */
    record Play(OrderStatus status, List<SagaEvent> history, SagaEvent event, String outcome) {
        @Override
        public String toString() {
            List<String> before = history.stream()
                    .map(each -> each.getClass().getSimpleName())
                    .toList();
            return before + " hears " + (event == null ? "nothing" : event) + ": " + outcome;
        }
    }

    /** Each cell of the README, with every event of its column, after every history of its status. */
    static Stream<Play> plays(Column... columns) {
        return TABLE.cells()
                .filter(cell -> List.of(columns).contains(cell.column()))
                .flatMap(cell -> plays(cell.state(), cell.column(), cell.outcome()));
    }

    /** What happened to the event, as the table says it. */
    static String outcome(Desk desk, Play play, Optional<OrderEvent> announced) {
        List<SagaEvent> appended = desk.order().appended();
        if (appended.isEmpty()) {
            assertThat(announced).isEmpty();
            return StateTable.NOTHING;
        }
        assertThat(appended)
                .startsWith(play.event())
                .hasSize(announced.isPresent() ? 2 : 1)
                .endsWith(announced.<SagaEvent>map(event -> event).orElse(play.event()));
        return desk.order().status() == play.status()
                ? RECORD
                : StateTable.outcome(true, desk.order().status(), announced);
    }

    private static String outcome(OrderStatus status, Column column) {
        Function<Play, String> outcome =
                switch (column) {
                    case CANCEL -> OrderTable::cancel;
                    case DEADLINE -> OrderTable::timeOut;
                    default -> OrderTable::hear;
                };
        Set<String> outcomes = plays(status, column, null).map(outcome).collect(Collectors.toSet());
        if (outcomes.equals(Set.of(RECORD, "→CANCELLED"))) {
            return ONCE_CLOSED;
        }
        assertThat(outcomes).as("%s hears %s", status, column).hasSize(1);
        return outcomes.iterator().next();
    }

    private static String hear(Play play) {
        Desk desk = Desk.with(play.history());
        return outcome(desk, play, desk.hear(play.event()));
    }

    private static String cancel(Play play) {
        Desk desk = Desk.with(play.history());
        try {
            Optional<OrderEvent> announced = desk.cancel();
            return announced.isEmpty()
                    ? "202"
                    : StateTable.outcome(true, desk.order().status(), announced);
        } catch (TooLateToCancel refused) {
            return "409";
        }
    }

    private static String timeOut(Play play) {
        Desk desk = Desk.with(play.history());
        Optional<OrderEvent> announced = desk.timeOut().stream().findFirst();
        return StateTable.outcome(announced.isPresent(), desk.order().status(), announced);
    }

    private static Stream<Play> plays(OrderStatus status, Column column, String outcome) {
        List<SagaEvent> heard = column.events.isEmpty() ? Arrays.asList((SagaEvent) null) : column.events;
        return histories(status)
                .flatMap(history -> heard.stream().map(event -> new Play(status, history, event, outcome)));
    }

    private static Stream<List<SagaEvent>> histories(OrderStatus status) {
        SagaEvent created = EVENTS.created();
        SagaEvent processed = EVENTS.processed();
        SagaEvent reserved = EVENTS.reserved();
        SagaEvent confirmed = EVENTS.confirmed();
        SagaEvent cancelled = EVENTS.cancelled(CancellationReason.CANCELLED_BY_CUSTOMER);
        return switch (status) {
            case PENDING -> Stream.of(List.of(created), List.of(created, processed));
            case CONFIRMED ->
                Stream.of(List.of(created, processed, reserved, confirmed), List.of(created, reserved, confirmed));
            case SHIPPED -> Stream.of(List.of(created, processed, reserved, confirmed, EVENTS.shipped()));
            case CANCELLING ->
                Stream.of(
                        List.of(created, cancelled),
                        List.of(created, cancelled, EVENTS.paymentVoided()),
                        List.of(created, cancelled, EVENTS.inventoryVoided()),
                        List.of(created, reserved, confirmed, EVENTS.shipmentFailed(), cancelled, EVENTS.released()));
            case CANCELLED ->
                Stream.of(
                        List.of(created, cancelled, EVENTS.paymentVoided(), EVENTS.inventoryVoided()),
                        List.of(created, EVENTS.failed(Reason.DECLINED), cancelled, EVENTS.inventoryVoided()));
        };
    }
}
