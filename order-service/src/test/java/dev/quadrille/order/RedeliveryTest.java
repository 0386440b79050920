package dev.quadrille.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event has one effect, however often it is delivered. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class RedeliveryTest {

    private static final List<String> UNDELIVERED = List.of(
            "order.created.v2",
            "payment.processed.v1",
            "inventory.reserved.v1",
            "order.confirmed.v1",
            "inventory.shipment-failed.v1",
            "order.cancelled.v1",
            "payment.refunded.v1",
            "inventory.released.v1");

    @Inject
    Scene scene;

    private Events order;

    @BeforeEach
    void place() {
        order = new Events(scene.places());
    }

    @Test
    void anEventThatStandsTwiceInABatchCountsOnce() {
        undelivered().map(RedeliveryTest::twice).forEach(scene::hears);
        scene.hasHeardAll();

        scene.says(order.order(), announced());
        assertThat(scene.stream(order.order())).isEqualTo(UNDELIVERED);
    }

    @Test
    void anEventThatComesAgainLaterCountsOnce() {
        List<Delivery> deliveries = undelivered().map(Delivery::of).toList();
        deliveries.forEach(scene::hears);
        scene.hasHeardAll();

        deliveries.forEach(scene::hears);
        scene.hasHeardAll();

        scene.says(order.order(), announced());
        assertThat(scene.stream(order.order())).isEqualTo(UNDELIVERED);
    }

    private Stream<SagaEvent> undelivered() {
        return Stream.of(
                order.processed(), order.reserved(), order.shipmentFailed(), order.refunded(), order.released());
    }

    private OrderEvent[] announced() {
        return new OrderEvent[] {order.created(), order.confirmed(), order.cancelled(CancellationReason.NO_CARRIER)};
    }

    private static Delivery twice(SagaEvent event) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new Delivery().and(event, id).and(event, id);
    }
}
