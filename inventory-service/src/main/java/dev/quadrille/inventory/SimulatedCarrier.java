package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A carrier in the process that takes everything but the SKU {@code NO-CARRIER}. The answer follows from the shipment
 * alone, so it is the same at every repetition, also after a crash, and no ledger is needed.
 */
@ApplicationScoped
class SimulatedCarrier implements Carrier {

    static final String REFUSED_SKU = "NO-CARRIER";

    @Override
    public Uni<Map<UUID, CarrierAnswer>> book(List<Shipment> shipments) {
        return Uni.createFrom()
                .item(() -> shipments.stream()
                        .collect(Collectors.toMap(Shipment::key, SimulatedCarrier::answer, (first, again) -> first)));
    }

    private static CarrierAnswer answer(Shipment shipment) {
        boolean refused = shipment.lines().stream().map(Line::sku).anyMatch(REFUSED_SKU::equals);
        return refused
                ? new CarrierAnswer.Refused(Reason.NO_CARRIER)
                : new CarrierAnswer.Accepted("sim_" + shipment.key());
    }
}
