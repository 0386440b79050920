package dev.quadrille.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import dev.quadrille.inventory.CarrierAnswer.TimedOut;
import dev.quadrille.inventory.CarrierAnswer.TooLate;
import dev.quadrille.inventory.Reservation.State;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.StateTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The states of a reservation and what it hears in them, as the README shows it. */
final class ReservationTable {

    static final StateTable<State, Heard> TABLE =
            new StateTable<>("state", State.values(), Heard.values(), (state, heard) -> {
                Reservation reservation = in(state);
                return outcome(reservation, heard.play(reservation, shelves(reservation)));
            });

    private static final List<Line> LINES = List.of(new Line("TEA", 3));
    private static final List<Line> TOO_MANY = List.of(new Line("TEA", 1_000));

    private ReservationTable() {}

    /** The columns. */
    enum Heard {
        PROCESSED_ALL_THERE(PaymentProcessed.class),
        PROCESSED_TOO_LITTLE(PaymentProcessed.class),
        CONFIRMED_ACCEPTED(OrderConfirmed.class),
        CONFIRMED_REFUSED(OrderConfirmed.class),
        CONFIRMED_RECALLED_TOO_LATE(OrderConfirmed.class),
        CONFIRMED_NO_ANSWER(OrderConfirmed.class),
        CONFIRMED_NO_ANSWER_AT_LAST(OrderConfirmed.class),
        CANCELLED(OrderCancelled.class);

        private final Class<? extends SagaEvent> event;

        Heard(Class<? extends SagaEvent> event) {
            this.event = event;
        }

        Class<? extends SagaEvent> event() {
            return event;
        }

        Optional<InventoryEvent> play(Reservation reservation, Shelves shelves) {
            return switch (this) {
                case PROCESSED_ALL_THERE -> reservation.reserve(LINES, shelves);
                case PROCESSED_TOO_LITTLE -> reservation.reserve(TOO_MANY, shelves);
                case CONFIRMED_ACCEPTED -> reservation.ship(new Accepted("T1"), false, shelves);
                case CONFIRMED_REFUSED -> reservation.ship(new Refused(Reason.NO_CARRIER), false, shelves);
                case CONFIRMED_RECALLED_TOO_LATE -> reservation.ship(new TooLate("T1"), false, shelves);
                case CONFIRMED_NO_ANSWER -> reservation.ship(new TimedOut(), false, shelves);
                case CONFIRMED_NO_ANSWER_AT_LAST -> reservation.ship(new TimedOut(), true, shelves);
                case CANCELLED -> reservation.release(shelves);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replaceFirst("_", ", ").replace('_', ' ');
        }
    }

    static Reservation in(State state) {
        boolean wantsNothing = state == State.NONE || state == State.VOIDED;
        return new Reservation(new Reservation.Snapshot(
                Part.ORDER,
                state,
                wantsNothing ? List.of() : LINES,
                state == State.SHIPPED ? "T0" : null,
                state == State.NONE ? 0 : 1));
    }

    static Shelves shelves(Reservation reservation) {
        Shelves shelves = new Shelves();
        shelves.enter(new StockLevel("TEA", 10, reservation.holdsGoods() ? 3 : 0, 0));
        return shelves;
    }

    /** What happened, as the table says it. */
    static String outcome(Reservation reservation, Optional<InventoryEvent> announced) {
        int versions = reservation.snapshot().version() - reservation.loadedVersion();
        assertThat(versions).isEqualTo(reservation.changed() ? 1 : 0);
        return StateTable.outcome(reservation.changed(), reservation.state(), announced);
    }
}
