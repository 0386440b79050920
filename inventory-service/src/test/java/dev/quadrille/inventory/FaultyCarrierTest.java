package dev.quadrille.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import dev.quadrille.inventory.CarrierAnswer.Accepted;
import dev.quadrille.inventory.CarrierAnswer.Refused;
import dev.quadrille.inventory.CarrierAnswer.TooLate;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A carrier that refuses or is down on purpose keeps what a carrier promises. */
class FaultyCarrierTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final CarrierAnswer REFUSED = new Refused(Reason.NO_CARRIER);

    private final List<String> calls = new ArrayList<>();
    private final List<UUID> onTheirWay = new ArrayList<>();
    private final CarrierCondition condition = new CarrierCondition();
    private final Carrier carrier = new FaultyCarrier(new Noted(), condition);
    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    /** Takes everything, notes what it is asked, and calls back what is not on its way. */
    private final class Noted implements Carrier {
        @Override
        public Multi<Answered> book(List<Shipment> shipments) {
            calls.add("book " + shipments.stream().map(Shipment::key).toList());
            return Multi.createFrom().iterable(shipments).map(shipment -> accepted(shipment.key()));
        }

        @Override
        public Multi<Answered> recall(List<UUID> keys) {
            calls.add("recall " + keys);
            return Multi.createFrom()
                    .iterable(keys)
                    .map(key -> new Answered(key, onTheirWay.contains(key) ? new TooLate("T") : REFUSED));
        }
    }

    @Test
    void isTheCarrierWhileNothingIsOn() {
        assertThat(book(order)).containsExactly(accepted(order));
        assertThat(recall(other)).containsExactly(new Carrier.Answered(other, REFUSED));
        assertThat(calls).containsExactly("book " + List.of(order), "recall " + List.of(other));
    }

    @Test
    void takesBackForEverWhatItRefuses() {
        condition.set("refuses");

        assertThat(book(order)).containsExactly(new Carrier.Answered(order, REFUSED));
        assertThat(calls).containsExactly("recall " + List.of(order));
    }

    /** As after a crash that has swallowed the carrier's answer. */
    @Test
    void doesNotRefuseWhatIsOnItsWay() {
        onTheirWay.add(order);
        condition.set("refuses");

        assertThat(book(order)).containsExactly(new Carrier.Answered(order, new TooLate("T")));
    }

    @Test
    void goesOnRefusingWhatItHasRefused() {
        condition.set("refuses");
        book(order);
        condition.set("ok");

        assertThat(book(order, other)).containsExactlyInAnyOrder(new Carrier.Answered(order, REFUSED), accepted(other));
    }

    @Test
    void isNotReachedWhileItIsDown() {
        condition.set("down");

        assertThat(book(order)).isEmpty();
        assertThat(recall(order)).isEmpty();
        assertThat(calls).isEmpty();
        condition.set("ok");
        assertThat(book(order)).containsExactly(accepted(order));
    }

    private List<Carrier.Answered> book(UUID... keys) {
        return all(carrier.book(Stream.of(keys)
                .map(key -> new Carrier.Shipment(key, List.of(new Line("TEA", 1))))
                .toList()));
    }

    private List<Carrier.Answered> recall(UUID key) {
        return all(carrier.recall(List.of(key)));
    }

    private static Carrier.Answered accepted(UUID key) {
        return new Carrier.Answered(key, new Accepted("sim_" + key));
    }

    private static <A> List<A> all(Multi<A> answers) {
        return answers.collect().asList().await().atMost(PATIENCE);
    }
}
