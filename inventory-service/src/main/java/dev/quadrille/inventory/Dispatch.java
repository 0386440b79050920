package dev.quadrille.inventory;

import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.inventory.Carrier.Answered;
import dev.quadrille.inventory.Carrier.Shipment;
import dev.quadrille.inventory.Reservation.Snapshot;
import dev.quadrille.inventory.Reservation.State;
import dev.quadrille.messaging.Budget;
import dev.quadrille.messaging.Heard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Talks to the carrier before a batch's transaction: about confirmed orders whose goods are set aside, no others. */
@ApplicationScoped
class Dispatch {

    private final Carrier carrier;
    private final Reservations reservations;
    private final Budget budget;

    Dispatch(Carrier carrier, CarrierCondition condition, Reservations reservations, Budget budget) {
        this.carrier = new FaultyCarrier(carrier, condition);
        this.reservations = reservations;
        this.budget = budget;
    }

    /** @return the carrier's answers about what is confirmed in the batch, those that came in time */
    Uni<Map<UUID, CarrierAnswer>> ship(List<Heard<?>> batch) {
        List<UUID> confirmed = batch.stream()
                .map(Heard::event)
                .filter(OrderConfirmed.class::isInstance)
                .map(SagaEvent::orderId)
                .toList();
        return confirmed.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : reservations.stored(confirmed).chain(stored -> ask(batch, stored));
    }

    private Uni<Map<UUID, CarrierAnswer>> ask(List<Heard<?>> batch, List<Snapshot> stored) {
        List<UUID> recalls = stored.stream()
                .filter(reservation -> reservation.state() == State.RECALLING)
                .map(Snapshot::orderId)
                .toList();
        List<Shipment> shipments = stored.stream()
                .filter(reservation -> reservation.state().mayBeBooked())
                .map(reservation -> new Shipment(reservation.orderId(), reservation.lines()))
                .toList();
        Multi<Answered> bookings = shipments.isEmpty() ? Multi.createFrom().empty() : carrier.book(shipments);
        Multi<Answered> returns = recalls.isEmpty() ? Multi.createFrom().empty() : carrier.recall(recalls);
        return budget.collect("the carrier", batch, List.of(bookings, returns))
                .map(answers -> answers.stream().collect(Collectors.toMap(Answered::key, Answered::answer)));
    }
}
