package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.inventory.CarrierAnswer.TimedOut;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The reservations and the stock that one batch of events touches, and what the carrier has said. */
final class Warehouse {

    private static final CarrierAnswer NO_ANSWER = new TimedOut();

    private final Set<String> wanted;
    private final Map<UUID, CarrierAnswer> answers;
    private final Map<UUID, Reservation> reservations = new HashMap<>();
    private final Shelves shelves = new Shelves();

    /**
     * @param wanted the SKUs that the batch's events ask for
     * @param answers of the carrier, those that came in time
     */
    Warehouse(Set<String> wanted, Map<UUID, CarrierAnswer> answers) {
        this.wanted = wanted;
        this.answers = answers;
    }

    void enter(Reservation.Snapshot stored) {
        reservations.put(stored.orderId(), new Reservation(stored));
    }

    void enter(StockLevel stored) {
        shelves.enter(stored);
    }

    /** The SKUs that may change: what is asked for, and what is set aside for the orders that were entered. */
    Set<String> skus() {
        Set<String> skus = new HashSet<>(wanted);
        reservations.values().stream()
                .filter(Reservation::holdsGoods)
                .flatMap(reservation -> reservation.lines().stream())
                .forEach(line -> skus.add(line.sku()));
        return skus;
    }

    Optional<InventoryEvent> reserve(PaymentProcessed processed) {
        return reservation(processed.orderId()).reserve(Line.of(processed.lines()), shelves);
    }

    Reply<InventoryEvent> ship(Heard<OrderConfirmed> heard) {
        Reservation reservation = reservation(heard.orderId());
        Optional<InventoryEvent> said =
                reservation.ship(answer(heard), heard.attempt().last(), shelves);
        return switch (reservation.state()) {
            case SHIPPING -> Reply.again("the carrier does not answer");
            case RECALLING -> Reply.untilDone("the carrier does not answer, the goods are called back");
            default -> Reply.of(said);
        };
    }

    Reply<InventoryEvent> release(Heard<OrderCancelled> heard) {
        return Reply.of(reservation(heard.orderId()).release(shelves));
    }

    List<Reservation> changedReservations() {
        return reservations.values().stream().filter(Reservation::changed).toList();
    }

    List<StockLevel> changedStock() {
        return shelves.changed();
    }

    private CarrierAnswer answer(Heard<?> heard) {
        return answers.getOrDefault(heard.orderId(), NO_ANSWER);
    }

    private Reservation reservation(UUID orderId) {
        return reservations.computeIfAbsent(orderId, Reservation::none);
    }
}
