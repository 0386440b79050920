package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.Scene.Booked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An event has one effect, however often it is delivered. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class RedeliveryTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @Test
    void anEventThatStandsTwiceInABatchCountsOnce() {
        scene.hears(twice(created(order))).says(order, processed(order));
        scene.hears(twice(cancelled(order))).hasHeardAll();
        scene.hears(twice(cancelled(other))).hasHeardAll();

        scene.says(order, processed(order), new PaymentRefunded(order, Orders.TOTAL));
        scene.says(other, new PaymentVoided(other));
        assertThat(scene.booked(order)).contains(new Booked(1, true, true, true));
    }

    @Test
    void anEventThatComesAgainLaterCountsOnce() {
        UUID poor = UuidCreator.getTimeOrderedEpoch();
        List<Delivery> deliveries = Stream.<SagaEvent>of(
                        created(order), created(other), cancelled(other), created(poor, "tok_declined"))
                .map(Delivery::of)
                .toList();
        deliveries.forEach(scene::hears);
        scene.hasHeardAll();

        deliveries.forEach(scene::hears);
        scene.hasHeardAll();

        scene.says(order, processed(order));
        scene.says(other, processed(other), new PaymentRefunded(other, Orders.TOTAL));
        scene.says(poor, new PaymentFailed(poor, Reason.DECLINED));
        assertThat(scene.booked(order)).contains(new Booked(1, true, false, false));
        assertThat(scene.booked(other)).contains(new Booked(1, true, true, true));
    }

    @Test
    void anOrderIsChargedOnceEvenIfItIsAnnouncedUnderTwoIds() {
        scene.hears(created(order), created(order)).hasHeardAll();
        scene.hears(created(order)).hasHeardAll();

        scene.says(order, processed(order));
        assertThat(scene.booked(order)).contains(new Booked(1, true, false, false));
    }

    private static Delivery twice(SagaEvent event) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new Delivery().and(event, id).and(event, id);
    }
}
