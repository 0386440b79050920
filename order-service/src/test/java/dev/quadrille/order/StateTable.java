package dev.quadrille.order;

import static dev.quadrille.order.Desk.EVENTS;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the state table of the README, so that what it says can be played. */
final class StateTable {

    static final String ERROR = "✗";
    static final String NOTHING = "–";
    static final String RECORD = "record";
    static final String ONCE_CLOSED = "record, →CANCELLED when both sides closed";

    private StateTable() {}

    /** The columns of the table, in its order; the last two are a request and the clock. */
    enum Column {
        PROCESSED(EVENTS.processed()),
        RESERVED(EVENTS.reserved()),
        FAILED_REJECTED(EVENTS.failed(Reason.DECLINED), EVENTS.rejected()),
        SHIPPED(EVENTS.shipped()),
        SHIPMENT_FAILED(EVENTS.shipmentFailed()),
        UNDONE(EVENTS.refunded(), EVENTS.paymentVoided(), EVENTS.released(), EVENTS.inventoryVoided()),
        CANCEL,
        DEADLINE;

        private final List<SagaEvent> events;

        Column(SagaEvent... events) {
            this.events = List.of(events);
        }
    }

    record Cell(OrderStatus status, Column column, String outcome) {}

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

    static Stream<Cell> cells() {
        return rows().flatMap(row -> IntStream.range(0, Column.values().length)
                .mapToObj(i -> new Cell(OrderStatus.valueOf(row.get(0)), Column.values()[i], row.get(i + 1))));
    }

    /** Each cell, with every event of its column, after every history of its status. */
    static Stream<Play> plays(Column... columns) {
        return cells().filter(cell -> List.of(columns).contains(cell.column())).flatMap(StateTable::plays);
    }

    private static Stream<Play> plays(Cell cell) {
        List<SagaEvent> heard = cell.column().events.isEmpty() ? Arrays.asList((SagaEvent) null) : cell.column().events;
        return histories(cell.status())
                .flatMap(history ->
                        heard.stream().map(event -> new Play(cell.status(), history, event, cell.outcome())));
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

    private static Stream<List<String>> rows() {
        List<String> states =
                Arrays.stream(OrderStatus.values()).map(OrderStatus::name).toList();
        return readme().lines()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
                .filter(row -> states.contains(row.get(0)));
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException missing) {
            throw new AssertionError("the table stands in README.md of order-service; run there", missing);
        }
    }
}
