package dev.quadrille.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.inventory.Carrier.Answered;
import dev.quadrille.inventory.Carrier.Shipment;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import dev.quadrille.inventory.CarrierAnswer.TooLate;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The carrier that stands in for a real one. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SimulatedCarrierTest {

    @Inject
    Carrier carrier;

    private final UUID key = UuidCreator.getTimeOrderedEpoch();
    private final Answered accepted = new Answered(key, new Accepted("sim_" + key));
    private final Answered refused = new Answered(key, new Refused(Reason.NO_CARRIER));

    @Test
    void givesTheSameAnswerHoweverOftenItIsAsked() {
        assertThat(book("TEA")).containsExactly(accepted);
        assertThat(book("TEA")).containsExactly(accepted);
    }

    @Test
    void refusesWhatNoCarrierTakes() {
        assertThat(book("TEA", "NO-CARRIER")).containsExactly(refused);
    }

    @Test
    void answersASlowShipmentSomeTimeAfterItWasFirstAsked() {
        UUID later = UuidCreator.getTimeOrderedEpoch();
        UUID fast = UuidCreator.getTimeOrderedEpoch();

        assertThat(book("SLOW-CARRIER")).containsExactly(accepted);
        assertThat(book(slow(later), slow(key), new Shipment(fast, List.of(new Line("TEA", 1)))))
                .extracting(Answered::key)
                .endsWith(later)
                .containsExactlyInAnyOrder(key, fast, later);
    }

    @Test
    void calledBackInTimeRefusesForEver() {
        assertThat(book("TEA", "SILENT-CARRIER")).isEmpty();

        assertThat(recall()).containsExactly(refused);
        assertThat(recall()).containsExactly(refused);
        assertThat(book("SILENT-CARRIER")).containsExactly(refused);
    }

    @Test
    void calledBackBeforeItWasAskedRefusesForEver() {
        assertThat(recall()).containsExactly(refused);

        assertThat(book("LATE-CARRIER")).containsExactly(refused);
    }

    @Test
    void calledBackTooLateSaysThatTheGoodsAreOnTheirWay() {
        assertThat(book("LATE-CARRIER")).isEmpty();

        Answered tooLate = new Answered(key, new TooLate("sim_" + key));
        assertThat(recall()).containsExactly(tooLate);
        assertThat(recall()).containsExactly(tooLate);
    }

    private List<Answered> book(String... skus) {
        List<Line> lines = Stream.of(skus).map(sku -> new Line(sku, 1)).toList();
        return book(new Shipment(key, lines));
    }

    private List<Answered> book(Shipment... shipments) {
        return all(carrier.book(List.of(shipments)));
    }

    private static Shipment slow(UUID key) {
        return new Shipment(key, List.of(new Line("SLOW-CARRIER", 1)));
    }

    private List<Answered> recall() {
        return all(carrier.recall(List.of(key)));
    }

    private static List<Answered> all(Multi<Answered> answers) {
        return answers.collect().asList().subscribeAsCompletionStage().join();
    }
}
