package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An event counts once, however often it is delivered. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class RedeliveryTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final Story story = Outcome.NO_CARRIER.of(order);

    @Test
    void whatComesAgainChangesNothing() {
        story.steps().forEach(step -> scene.hears(List.of(step)));
        scene.hasHeardAll();
        var before = scene.saga(order).toJson();

        scene.hears(story);
        story.steps().forEach(step -> scene.hears(List.of(step)));
        scene.hasHeardAll();

        assertThat(scene.saga(order).toJson()).isEqualTo(before);
        eachEventIsKeptOnce();
        eachEventWasIgnored(2);
        theCustomerIsToldEachThingOnce();
    }

    @Test
    void whatStandsTwiceInABatchCountsOnce() {
        List<Story.Step> twice = new ArrayList<>(story.steps());
        twice.addAll(story.steps());

        scene.hears(twice).hasHeardAll();

        assertThat(scene.saga(order).getInteger("version")).isEqualTo(1);
        eachEventIsKeptOnce();
        eachEventWasIgnored(1);
        theCustomerIsToldEachThingOnce();
    }

    @Test
    void aRequestThatComesAgainIsDeliveredOnce() {
        scene.hears(story).hasHeardAll();
        Delivery requests = new Delivery();
        scene.requested(order).forEach(request -> requests.and(request, UuidCreator.getTimeOrderedEpoch()));
        scene.hears(requests).hears(requests).hasHeardAll();

        assertThat(scene.rows("select about from notification where order_id = $1", order))
                .extracting(row -> Subject.valueOf(row.getString("about")))
                .containsExactlyInAnyOrder(Subject.ORDER_CONFIRMED, Subject.ORDER_CANCELLED, Subject.PAYMENT_REFUNDED);
    }

    private void eachEventIsKeptOnce() {
        assertThat(scene.rows("select event_id from saga_event where order_id = $1", order))
                .extracting(row -> row.getUUID(0))
                .containsExactlyInAnyOrderElementsOf(
                        story.said().stream().map(Said::id).toList());
    }

    private void eachEventWasIgnored(int times) {
        assertThat(scene.rows("select heard_again from saga_event where order_id = $1", order))
                .extracting(row -> row.getInteger(0))
                .containsOnly(times);
    }

    private void theCustomerIsToldEachThingOnce() {
        assertThat(scene.requested(order))
                .extracting(request -> request.about())
                .containsExactly(Subject.ORDER_CONFIRMED, Subject.ORDER_CANCELLED, Subject.PAYMENT_REFUNDED);
    }
}
