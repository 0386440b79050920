package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import dev.quadrille.inventory.CarrierAnswer.TooLate;
import dev.quadrille.inventory.Reservation.Snapshot;
import dev.quadrille.messaging.Budget;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.Reply;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * inventory-service's part for {@link Part}: the participant with its dispatch, its warehouse and one SKU on the shelf. It
 * asks {@code book} or {@code recall}; the answers are {@code accepted}, {@code refused} and {@code too late}.
 */
public final class InventoryPart implements Part<InventoryPart.State> {

    private static final Map<String, CarrierAnswer> ANSWERS = Map.of(
            "accepted", new Accepted("T1"),
            "refused", new Refused(Reason.NO_CARRIER),
            "too late", new TooLate("T1"));
    private static final InventoryParticipant PARTICIPANT = new InventoryParticipant(null, null, null);

    private final StockLevel stock;

    /** @param stock before the order; of the one SKU that it asks for */
    public InventoryPart(StockLevel stock) {
        this.stock = stock;
    }

    /** The rows; the reservation's version is left out, for it decides nothing here. */
    public record State(Snapshot row, StockLevel stock) {
        @Override
        public int hashCode() {
            return row.state().hashCode();
        }

        @Override
        public String toString() {
            return row.state().name();
        }
    }

    @Override
    public State beginning() {
        return new State(Reservation.none(ORDER).snapshot(), stock);
    }

    @Override
    public boolean hears(SagaEvent event) {
        return PARTICIPANT.reactions().events().contains(event.getClass());
    }

    @Override
    public Optional<String> asks(State state, SagaEvent event) {
        List<String> asked = new ArrayList<>();
        Reservations stored = new Reservations(null) {
            @Override
            Uni<List<Snapshot>> stored(Collection<UUID> orderIds) {
                return Uni.createFrom().item(isNone(state) ? List.of() : List.of(state.row()));
            }
        };
        Budget patient = new Budget(Duration.ofSeconds(10), Duration.ofSeconds(10));
        Dispatch dispatch = new Dispatch(new Silent(asked), new CarrierCondition(), stored, patient);
        new InventoryParticipant(dispatch, stored, null)
                .prepare(List.of(Part.heard(event, false)))
                .await()
                .indefinitely();
        return asked.stream().reduce((one, other) -> one + " and " + other);
    }

    @Override
    public Turned<State> hear(State state, SagaEvent event, String answer, boolean last) {
        Set<String> wanted = event instanceof PaymentProcessed ? Set.of(stock.sku()) : Set.of();
        Warehouse warehouse = new Warehouse(wanted, answer == null ? Map.of() : Map.of(ORDER, ANSWERS.get(answer)));
        if (!isNone(state)) {
            warehouse.enter(state.row());
        }
        if (warehouse.skus().contains(stock.sku())) {
            warehouse.enter(state.stock());
        }
        Reply<?> reply = Part.react(PARTICIPANT, warehouse, event, last);
        Snapshot row = warehouse.changedReservations().stream()
                .map(InventoryPart::stored)
                .findFirst()
                .orElse(state.row());
        StockLevel level = warehouse.changedStock().stream().findFirst().orElse(state.stock());
        return new Turned<>(new State(row, level), List.copyOf(reply.announcements()), reply.again());
    }

    private static boolean isNone(State state) {
        return state.row().state() == Reservation.State.NONE;
    }

    private static Snapshot stored(Reservation changed) {
        Snapshot row = changed.snapshot();
        return new Snapshot(row.orderId(), row.state(), row.lines(), row.trackingNumber(), 1);
    }

    /** A carrier that notes what it is asked and never answers. */
    private record Silent(List<String> asked) implements Carrier {

        @Override
        public Multi<Answered> book(List<Shipment> shipments) {
            asked.add("book");
            return Multi.createFrom().empty();
        }

        @Override
        public Multi<Answered> recall(List<UUID> keys) {
            asked.add("recall");
            return Multi.createFrom().empty();
        }
    }
}
