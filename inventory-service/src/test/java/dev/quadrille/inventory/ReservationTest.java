package dev.quadrille.inventory;

import static dev.quadrille.inventory.ReservationTable.in;
import static dev.quadrille.inventory.ReservationTable.outcome;
import static dev.quadrille.inventory.ReservationTable.shelves;
import static dev.quadrille.messaging.Part.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.UnexpectedEvent;
import dev.quadrille.inventory.Reservation.State;
import dev.quadrille.inventory.ReservationTable.Heard;
import dev.quadrille.messaging.StateTable;
import dev.quadrille.messaging.StateTable.Cell;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the state table of the README, cell by cell. */
class ReservationTest {

    @Test
    void theReadmeShowsWhatTheCodeDoes() {
        ReservationTable.TABLE.standsInTheReadme();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellIsAsTheReadmeSays(Cell<State, Heard> cell) {
        Reservation reservation = in(cell.state());
        Shelves shelves = shelves(reservation);
        if (cell.outcome().equals(StateTable.ERROR)) {
            assertThatThrownBy(() -> cell.column().play(reservation, shelves))
                    .isInstanceOf(UnexpectedEvent.class)
                    .hasMessageContainingAll(ORDER.toString(), cell.state().name());
            assertThat(reservation.changed()).isFalse();
        } else {
            Optional<InventoryEvent> announced = cell.column().play(reservation, shelves);
            assertThat(outcome(reservation, announced)).isEqualTo(cell.outcome());
            assertThat(announced.stream())
                    .allMatch(event -> Choreography.allows(cell.column().event(), event.getClass()));
        }
    }

    static Stream<Cell<State, Heard>> cells() {
        return ReservationTable.TABLE.cells();
    }

    @Test
    void saysHowTheGoodsLeftWhenTheyAreCancelledTooLate() {
        Reservation reservation = in(State.SHIPPED);

        assertThatThrownBy(() -> reservation.release(shelves(reservation)))
                .hasMessage("order " + ORDER + " is SHIPPED: it cannot be released, it left as T0;"
                        + " ask for a return instead");
    }
}
