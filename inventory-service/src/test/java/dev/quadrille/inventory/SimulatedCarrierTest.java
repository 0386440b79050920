package dev.quadrille.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.inventory.Carrier.Shipment;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The carrier that stands in for a real one. */
class SimulatedCarrierTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @Test
    void givesTheSameAnswerHoweverOftenItIsAsked() {
        Shipment shipment = new Shipment(ORDER, List.of(new Line("TEA", 1)));

        assertThat(book(shipment, shipment)).isEqualTo(Map.of(ORDER, new Accepted("sim_" + ORDER)));
        assertThat(book(shipment)).isEqualTo(Map.of(ORDER, new Accepted("sim_" + ORDER)));
    }

    @Test
    void refusesWhatNoCarrierTakes() {
        Shipment shipment = new Shipment(ORDER, List.of(new Line("TEA", 1), new Line("NO-CARRIER", 1)));

        assertThat(book(shipment)).isEqualTo(Map.of(ORDER, new Refused(Reason.NO_CARRIER)));
    }

    private static Map<UUID, CarrierAnswer> book(Shipment... shipments) {
        return new SimulatedCarrier().book(List.of(shipments)).await().indefinitely();
    }
}
