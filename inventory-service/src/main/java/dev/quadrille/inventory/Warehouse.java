package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The reservations and the stock that one batch of events touches, and what the carrier has said. */
final class Warehouse {

    private final Set<String> wanted;
    private final Map<UUID, CarrierAnswer> answers;
    private final Map<UUID, Reservation> reservations = new HashMap<>();
    private final Shelves shelves = new Shelves();

    /** @param wanted the SKUs that the batch's events ask for */
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

    Optional<InventoryEvent> ship(OrderConfirmed confirmed) {
        return reservation(confirmed.orderId()).ship(answers.get(confirmed.orderId()), shelves);
    }

    Optional<InventoryEvent> release(OrderCancelled cancelled) {
        return reservation(cancelled.orderId()).release(shelves);
    }

    List<Reservation> changedReservations() {
        return reservations.values().stream().filter(Reservation::changed).toList();
    }

    List<StockLevel> changedStock() {
        return shelves.changed();
    }

    private Reservation reservation(UUID orderId) {
        return reservations.computeIfAbsent(orderId, Reservation::none);
    }
}
