package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.cancelled;
import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import dev.quadrille.inventory.CarrierAnswer.TooLate;
import dev.quadrille.inventory.Reservation.State;
import dev.quadrille.messaging.Attempt;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a batch does to reservations and stock. */
class WarehouseTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01930000-0000-7000-8000-000000000002");

    private final Warehouse warehouse = warehouse(new Accepted("T1"), new StockLevel("TEA", 10, 0, 0));

    @Test
    void reservesAllLinesOrNone() {
        warehouse.enter(new StockLevel("MUG", 1, 0, 0));

        assertThat(warehouse.reserve(paid(ORDER, new Line("TEA", 2), new Line("MUG", 2))))
                .contains(new InventoryRejected(ORDER, List.of(new Shortage("MUG", 2, 1))));
        assertThat(warehouse.changedStock()).isEmpty();

        assertThat(warehouse.reserve(paid(OTHER, new Line("TEA", 2), new Line("MUG", 1))))
                .contains(new InventoryReserved(OTHER));
        assertThat(warehouse.changedStock())
                .containsExactlyInAnyOrder(new StockLevel("TEA", 10, 2, 0), new StockLevel("MUG", 1, 1, 0));
    }

    @Test
    void namesEveryShortage() {
        assertThat(warehouse.reserve(paid(ORDER, new Line("TEA", 11), new Line("GONE", 1))))
                .contains(
                        new InventoryRejected(ORDER, List.of(new Shortage("TEA", 11, 10), new Shortage("GONE", 1, 0))));
    }

    @Test
    void addsUpTheLinesOfOneSku() {
        assertThat(warehouse.reserve(paid(ORDER, new Line("TEA", 6), new Line("TEA", 5))))
                .contains(new InventoryRejected(ORDER, List.of(new Shortage("TEA", 11, 10))));
    }

    @Test
    void rejectsMoreThanAnEventCanSay() {
        Line most = new Line("TEA", Integer.MAX_VALUE);

        assertThat(warehouse.reserve(paid(ORDER, most, most)))
                .contains(new InventoryRejected(ORDER, List.of(new Shortage("TEA", Integer.MAX_VALUE, 10))));
    }

    @Test
    void promisesFirstComeFirstServed() {
        List<UUID> orders =
                IntStream.range(0, 4).mapToObj(i -> UUID.randomUUID()).toList();

        List<InventoryEvent> said = orders.stream()
                .flatMap(order -> warehouse.reserve(paid(order, 4, "TEA")).stream())
                .toList();

        assertThat(said)
                .containsExactly(
                        new InventoryReserved(orders.get(0)),
                        new InventoryReserved(orders.get(1)),
                        new InventoryRejected(orders.get(2), List.of(new Shortage("TEA", 4, 2))),
                        new InventoryRejected(orders.get(3), List.of(new Shortage("TEA", 4, 2))));
        assertThat(warehouse.changedStock()).containsExactly(new StockLevel("TEA", 10, 8, 0));
    }

    @Test
    void promisesWhatWasReleasedToTheNext() {
        warehouse.reserve(paid(ORDER, 10, "TEA"));
        warehouse.release(heard(cancelled(ORDER)));

        assertThat(warehouse.reserve(paid(OTHER, 10, "TEA"))).contains(new InventoryReserved(OTHER));
    }

    @Test
    void shipsWhatWasSetAside() {
        warehouse.reserve(paid(ORDER, 3, "TEA"));

        assertThat(warehouse.ship(heard(confirmed(ORDER))))
                .isEqualTo(Reply.of(List.of(new InventoryShipped(ORDER, "T1"))));
        assertThat(warehouse.changedStock()).containsExactly(new StockLevel("TEA", 7, 0, 3));
    }

    @Test
    void keepsRefusedGoodsUntilTheOrderIsCancelled() {
        Warehouse refused = warehouse(new Refused(Reason.NO_CARRIER), new StockLevel("TEA", 10, 0, 0));
        refused.reserve(paid(ORDER, 3, "TEA"));

        assertThat(refused.ship(heard(confirmed(ORDER))))
                .isEqualTo(Reply.of(List.of(new InventoryShipmentFailed(ORDER, Reason.NO_CARRIER))));
        assertThat(refused.changedStock()).containsExactly(new StockLevel("TEA", 10, 3, 0));
        assertThat(refused.release(heard(cancelled(ORDER)))).isEqualTo(Reply.of(List.of(new InventoryReleased(ORDER))));
        assertThat(refused.changedStock()).isEmpty();
    }

    @Test
    void keepsGoodsOfWhichNobodyKnowsWhereTheyAre() {
        warehouse.reserve(paid(OTHER, 3, "TEA"));

        assertThat(warehouse.ship(heard(confirmed(OTHER), new Attempt(4, false))))
                .isEqualTo(Reply.again("the carrier does not answer"));
        assertThat(states()).containsExactly(State.SHIPPING);
        assertThat(warehouse.ship(heard(confirmed(OTHER), new Attempt(5, true))))
                .isEqualTo(Reply.untilDone("the carrier does not answer, the goods are called back"));
        assertThat(states()).containsExactly(State.RECALLING);
        assertThat(warehouse.ship(heard(confirmed(OTHER), new Attempt(6, true))).again())
                .isNotNull();
        assertThat(warehouse.changedStock()).containsExactly(new StockLevel("TEA", 10, 3, 0));
    }

    @Test
    void believesTheAnswerToARecall() {
        Warehouse tooLate = warehouse(new TooLate("T9"), new StockLevel("TEA", 10, 1, 0));
        tooLate.enter(stored(ORDER, State.RECALLING, "TEA"));
        Warehouse inTime = warehouse(new Refused(Reason.NO_CARRIER), new StockLevel("TEA", 10, 1, 0));
        inTime.enter(stored(ORDER, State.RECALLING, "TEA"));

        assertThat(tooLate.ship(heard(confirmed(ORDER))))
                .isEqualTo(Reply.of(List.of(new InventoryShipped(ORDER, "T9"))));
        assertThat(inTime.ship(heard(confirmed(ORDER))))
                .isEqualTo(Reply.of(List.of(new InventoryShipmentFailed(ORDER, Reason.NO_CARRIER))));
    }

    /** It was said before the recall, to a replica that was slow to commit: the goods may have been taken back since. */
    @Test
    void doesNotTakeAnOldAcceptanceForTheAnswerToARecall() {
        Warehouse accepted = warehouse(new Accepted("T9"), new StockLevel("TEA", 10, 1, 0));
        accepted.enter(stored(ORDER, State.RECALLING, "TEA"));

        assertThat(accepted.ship(heard(confirmed(ORDER))).again()).isNotNull();
        assertThat(accepted.changedReservations()).isEmpty();
        assertThat(accepted.changedStock()).isEmpty();
    }

    private Stream<State> states() {
        return warehouse.changedReservations().stream().map(Reservation::state);
    }

    @Test
    void releasesOnlyOnce() {
        warehouse.reserve(paid(OTHER, 5, "TEA"));
        warehouse.reserve(paid(ORDER, 3, "TEA"));

        assertThat(warehouse.release(heard(cancelled(ORDER))))
                .isEqualTo(Reply.of(List.of(new InventoryReleased(ORDER))));
        assertThat(warehouse.release(heard(cancelled(ORDER)))).isEqualTo(Reply.of(List.of()));
        assertThat(warehouse.changedStock()).containsExactly(new StockLevel("TEA", 10, 5, 0));
    }

    @Test
    void needsTheStockOfWhatIsAskedForAndOfWhatIsHeld() {
        Warehouse opened = new Warehouse(Set.of("MUG"), Map.of());
        opened.enter(stored(ORDER, State.RESERVED, "TEA"));
        opened.enter(stored(OTHER, State.SHIPPED, "COFFEE"));

        assertThat(opened.skus()).containsExactlyInAnyOrder("MUG", "TEA");
    }

    @Test
    void writesOnlyWhatChanged() {
        warehouse.enter(stored(ORDER, State.RELEASED, "TEA"));
        warehouse.release(heard(cancelled(ORDER)));
        warehouse.reserve(paid(OTHER, 1, "TEA"));

        assertThat(warehouse.changedReservations())
                .extracting(reservation -> reservation.snapshot().orderId())
                .containsExactly(OTHER);
    }

    @ParameterizedTest
    @MethodSource("everyOrderOfTheEvents")
    void aCancelledOrderHoldsNothingInWhateverOrderItsEventsCome(List<SagaEvent> heard) {
        List<Object> said = new ArrayList<>();
        heard.forEach(event -> said.addAll(hear(event)));

        assertThat(said)
                .isIn(
                        List.of(new InventoryVoided(ORDER)),
                        List.of(new InventoryReserved(ORDER), new InventoryReleased(ORDER)));
        assertThat(warehouse.changedStock()).isEmpty();
    }

    static Stream<List<SagaEvent>> everyOrderOfTheEvents() {
        SagaEvent paid = paid(ORDER, 3, "TEA");
        SagaEvent cancelled = cancelled(ORDER);
        return Stream.of(
                List.of(paid, paid, cancelled, cancelled),
                List.of(paid, cancelled, paid, cancelled),
                List.of(paid, cancelled, cancelled, paid),
                List.of(cancelled, paid, paid, cancelled),
                List.of(cancelled, paid, cancelled, paid),
                List.of(cancelled, cancelled, paid, paid));
    }

    private List<InventoryEvent> hear(SagaEvent event) {
        if (event instanceof PaymentProcessed processed) {
            return warehouse.reserve(processed).stream().toList();
        }
        if (event instanceof OrderConfirmed confirmed) {
            return List.copyOf(warehouse.ship(heard(confirmed)).announcements());
        }
        return List.copyOf(warehouse.release(heard((OrderCancelled) event)).announcements());
    }

    private static <E extends SagaEvent> Heard<E> heard(E event) {
        return heard(event, Attempt.FIRST);
    }

    private static <E extends SagaEvent> Heard<E> heard(E event, Attempt attempt) {
        return new Heard<>(null, event, "topic", 0, 0, attempt);
    }

    private static Reservation.Snapshot stored(UUID order, State state, String sku) {
        return new Reservation.Snapshot(order, state, List.of(new Line(sku, 1)), null, 1);
    }

    private static Warehouse warehouse(CarrierAnswer answer, StockLevel level) {
        Warehouse warehouse = new Warehouse(Set.of(), Map.of(ORDER, answer));
        warehouse.enter(level);
        return warehouse;
    }
}
