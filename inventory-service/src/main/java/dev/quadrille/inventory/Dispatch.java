package dev.quadrille.inventory;

import dev.quadrille.inventory.Carrier.Shipment;
import dev.quadrille.inventory.Reservation.Snapshot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Talks to the carrier before a batch's transaction: about confirmed orders whose goods are set aside, no others. */
@ApplicationScoped
class Dispatch {

    private final Carrier carrier;
    private final Reservations reservations;

    Dispatch(Carrier carrier, Reservations reservations) {
        this.carrier = carrier;
        this.reservations = reservations;
    }

    Uni<Map<UUID, CarrierAnswer>> book(List<UUID> confirmed) {
        return confirmed.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : reservations.reserved(confirmed).chain(this::bookAll);
    }

    private Uni<Map<UUID, CarrierAnswer>> bookAll(List<Snapshot> reserved) {
        List<Shipment> shipments = reserved.stream()
                .map(reservation -> new Shipment(reservation.orderId(), reservation.lines()))
                .toList();
        return shipments.isEmpty() ? Uni.createFrom().item(Map.of()) : carrier.book(shipments);
    }
}
