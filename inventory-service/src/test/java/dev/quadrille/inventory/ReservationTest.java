package dev.quadrille.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnexpectedEvent;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import dev.quadrille.inventory.CarrierAnswer.TimedOut;
import dev.quadrille.inventory.Reservation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the state table of the README, cell by cell. */
class ReservationTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final List<Line> LINES = List.of(new Line("TEA", 3));
    private static final List<Line> TOO_MANY = List.of(new Line("TEA", 1_000));
    private static final String ERROR = "✗";
    private static final String NOTHING = "–";

    /** The columns of the table, in its order. */
    enum Heard {
        PROCESSED_ALL_THERE(PaymentProcessed.class),
        PROCESSED_TOO_LITTLE(PaymentProcessed.class),
        CONFIRMED_ACCEPTED(OrderConfirmed.class),
        CONFIRMED_REFUSED(OrderConfirmed.class),
        CONFIRMED_NO_ANSWER(OrderConfirmed.class),
        CONFIRMED_NO_ANSWER_AT_LAST(OrderConfirmed.class),
        CANCELLED(OrderCancelled.class);

        private final Class<? extends SagaEvent> event;

        Heard(Class<? extends SagaEvent> event) {
            this.event = event;
        }

        Optional<InventoryEvent> play(Reservation reservation, Shelves shelves) {
            return switch (this) {
                case PROCESSED_ALL_THERE -> reservation.reserve(LINES, shelves);
                case PROCESSED_TOO_LITTLE -> reservation.reserve(TOO_MANY, shelves);
                case CONFIRMED_ACCEPTED -> reservation.ship(new Accepted("T1"), false, shelves);
                case CONFIRMED_REFUSED -> reservation.ship(new Refused(Reason.NO_CARRIER), false, shelves);
                case CONFIRMED_NO_ANSWER -> reservation.ship(new TimedOut(), false, shelves);
                case CONFIRMED_NO_ANSWER_AT_LAST -> reservation.ship(new TimedOut(), true, shelves);
                case CANCELLED -> reservation.release(shelves);
            };
        }
    }

    record Cell(State state, Heard heard, String outcome) {
        @Override
        public String toString() {
            return state + " hears " + heard + ": " + outcome;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellIsAsTheReadmeSays(Cell cell) {
        Reservation reservation = in(cell.state());
        Shelves shelves = shelves(reservation);
        if (cell.outcome().equals(ERROR)) {
            assertThatThrownBy(() -> cell.heard().play(reservation, shelves))
                    .isInstanceOf(UnexpectedEvent.class)
                    .hasMessageContainingAll(ORDER.toString(), cell.state().name());
            assertThat(reservation.changed()).isFalse();
        } else {
            Optional<InventoryEvent> announced = cell.heard().play(reservation, shelves);
            assertThat(outcome(reservation, announced)).isEqualTo(cell.outcome());
            assertThat(announced.stream()).allMatch(event -> Choreography.allows(cell.heard().event, event.getClass()));
        }
    }

    @Test
    void theReadmeKnowsEveryStateAndEveryEvent() {
        assertThat(cells()).hasSize(State.values().length * Heard.values().length);
        assertThat(cells().map(Cell::state).distinct()).containsExactly(State.values());
    }

    @Test
    void saysHowTheGoodsLeftWhenTheyAreCancelledTooLate() {
        Reservation reservation = in(State.SHIPPED);

        assertThatThrownBy(() -> reservation.release(shelves(reservation)))
                .hasMessage("order " + ORDER + " is SHIPPED: it cannot be released, it left as T0;"
                        + " ask for a return instead");
    }

    static Stream<Cell> cells() {
        return rows().flatMap(row -> IntStream.range(0, Heard.values().length)
                .mapToObj(i -> new Cell(State.valueOf(row.get(0)), Heard.values()[i], row.get(i + 1))));
    }

    private static Stream<List<String>> rows() {
        List<String> states = Arrays.stream(State.values()).map(State::name).toList();
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
            throw new AssertionError("the table stands in README.md of inventory-service; run there", missing);
        }
    }

    private static String outcome(Reservation reservation, Optional<InventoryEvent> announced) {
        int versions = reservation.snapshot().version() - reservation.loadedVersion();
        assertThat(versions).isEqualTo(reservation.changed() ? 1 : 0);
        String said = announced.map(event -> " · " + shortName(event)).orElse("");
        return reservation.changed() ? "→" + reservation.state() + said : NOTHING + said;
    }

    private static String shortName(InventoryEvent event) {
        return EventCatalog.of(event.getClass()).name().replace("inventory.", "");
    }

    private static Reservation in(State state) {
        boolean wantsNothing = state == State.NONE || state == State.VOIDED;
        return new Reservation(new Reservation.Snapshot(
                ORDER,
                state,
                wantsNothing ? List.of() : LINES,
                state == State.SHIPPED ? "T0" : null,
                state == State.NONE ? 0 : 1));
    }

    private static Shelves shelves(Reservation reservation) {
        Shelves shelves = new Shelves();
        shelves.enter(new StockLevel("TEA", 10, reservation.holdsGoods() ? 3 : 0, 0));
        return shelves;
    }
}
