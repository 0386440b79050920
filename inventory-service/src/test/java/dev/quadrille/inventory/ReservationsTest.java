package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import dev.quadrille.inventory.Reservation.State;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reservations in the database. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ReservationsTest {

    @Inject
    Scene scene;

    @Inject
    Reservations reservations;

    @Inject
    Dispatch dispatch;

    @Inject
    Pool pool;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void areNotAddedTwice() {
        save(cancelled(Reservation.none(order)));

        assertThatThrownBy(() -> save(cancelled(Reservation.none(order)))).hasCauseInstanceOf(Conflict.class);
    }

    @Test
    void areNotOverwrittenOnceAnotherTransactionChangedThem() {
        Reservation stale = new Reservation(reserved());
        save(cancelled(new Reservation(reserved())));
        stale.ship(new Accepted("T1"), false, shelves());

        assertThatThrownBy(() -> save(stale)).hasCauseInstanceOf(Conflict.class);
    }

    @Test
    void mayTakeTwoStepsAtOnce() {
        Reservation reservation = new Reservation(reserved());
        reservation.ship(new Refused(Reason.NO_CARRIER), false, shelves());
        save(cancelled(reservation));

        assertThat(stored()).isEqualTo(new Reservation.Snapshot(order, State.RELEASED, reservation.lines(), null, 3));
    }

    @Test
    void areTheOnesTheCarrierIsAskedAbout() {
        UUID shipped = UuidCreator.getTimeOrderedEpoch();
        UUID unheardOf = UuidCreator.getTimeOrderedEpoch();
        scene.hears(paid(order, 1, "TEA-500"), paid(shipped, 1, "TEA-500")).hasHeardAll();
        scene.hears(confirmed(shipped)).hasHeardAll();

        List<Heard<?>> batch = Stream.of(order, shipped, unheardOf)
                .<Heard<?>>map(id -> new Heard<>(null, confirmed(id), "orders.confirmed", 0, 0))
                .toList();
        Map<UUID, CarrierAnswer> answers =
                dispatch.ship(batch).subscribeAsCompletionStage().join();

        assertThat(answers).isEqualTo(Map.of(order, new Accepted("sim_" + order)));
    }

    private Reservation.Snapshot reserved() {
        if (scene.said(order).isEmpty()) {
            scene.hears(paid(order, 3, "TEA-500")).hasHeardAll();
        }
        return reservations
                .stored(List.of(order))
                .subscribeAsCompletionStage()
                .join()
                .get(0);
    }

    private Reservation.Snapshot stored() {
        return pool.query("select * from reservation where order_id = '" + order + "'").executeAndAwait().stream()
                .map(ReservationRows::read)
                .findFirst()
                .orElseThrow();
    }

    private void save(Reservation reservation) {
        pool.withTransaction(transaction -> reservations.save(transaction, List.of(reservation)))
                .subscribeAsCompletionStage()
                .join();
    }

    private static Reservation cancelled(Reservation reservation) {
        reservation.release(shelves());
        return reservation;
    }

    private static Shelves shelves() {
        Shelves shelves = new Shelves();
        shelves.enter(new StockLevel("TEA-500", 10, 3, 0));
        return shelves;
    }
}
