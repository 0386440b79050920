package dev.quadrille.notification;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One saga as people read it. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class TimelineTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void tellsTheSagaFromItsFirstEventToItsLast() {
        Story story = Outcome.OUT_OF_STOCK.of(order);
        List<Story.Step> backwards = new ArrayList<>(story.steps());
        Collections.reverse(backwards);
        scene.hears(backwards).hasHeardAll();

        when().get("/sagas/" + order)
                .then()
                .statusCode(200)
                .body("orderId", equalTo(order.toString()), "customerId", equalTo("c-42"))
                .body("status", equalTo("CANCELLED"), "reason", equalTo("OUT_OF_STOCK"))
                .body("startedAt", notNullValue(), "endedAt", notNullValue(), "durationMs", notNullValue())
                .body("steps", equalTo(story.names()))
                .body(
                        "events.type",
                        contains(
                                "order.created.v2",
                                "payment.processed.v1",
                                "inventory.rejected.v1",
                                "order.cancelled.v1",
                                "payment.refunded.v1"));
    }

    @Test
    void showsEachEventWithItsCauseItsPlaceAndItsData() {
        Story story = Outcome.SHIPPED.of(order);
        scene.hears(story).hasHeardAll();

        when().get("/sagas/" + order)
                .then()
                .body("events[1].id", equalTo(story.id(PaymentProcessed.class).toString()))
                .body("events[1].source", equalTo("/payment-service"))
                .body(
                        "events[1].causationId",
                        equalTo(story.id(OrderCreated.class).toString()))
                .body("events[1].topic", equalTo("payments.processed"), "events[1].partition", equalTo(0))
                .body("events[1].offset", notNullValue(), "events[1].time", notNullValue())
                .body("events[1].heardAt", notNullValue())
                .body("events[1].data.amount.minor", equalTo(2500))
                .body("events[0].causationId", nullValue());
    }

    @Test
    void showsTheTraceOfEachEventThatHasOne() {
        UUID event = UuidCreator.getTimeOrderedEpoch();
        scene.hears(new Delivery()
                        .and(Outcome.placed(order), event)
                        .traced("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .hears(Outcome.SHIPPED.of(order).steps().subList(1, 2))
                .hasHeardAll();

        when().get("/sagas/" + order)
                .then()
                .body(
                        "events.find { it.id == '%s' }.traceId".formatted(event),
                        equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .body("events.find { it.type == 'payment.processed.v1' }.traceId", nullValue());
    }

    @Test
    void tellsWhatASagaWaitsForUntilItHasEnded() {
        Story story = Outcome.OUT_OF_STOCK.of(order);
        scene.hears(story.steps().subList(0, 2)).hasHeardAll();
        when().get("/sagas/" + order)
                .then()
                .body("awaited.size()", equalTo(1))
                .body("awaited[0].events", contains("inventory.reserved", "inventory.rejected"))
                .body("awaited[0].from", equalTo("inventory-service"))
                .body(
                        "awaited[0].because",
                        equalTo(story.id(PaymentProcessed.class).toString()))
                .body("awaited[0].since", equalTo("2026-12-01T12:00:00.001Z"));

        scene.hears(story).hasHeardAll();
        when().get("/sagas/" + order).then().body("awaited", empty(), "status", equalTo("CANCELLED"));
    }

    @Test
    void waitsForTheBeginningWhereOnlyTheRestWasHeard() {
        scene.hears(Outcome.SHIPPED.of(order).steps().subList(1, 3)).hasHeardAll();

        when().get("/sagas/" + order)
                .then()
                .body("awaited[0].events", contains("order.created"))
                .body("awaited[0].from", equalTo("order-service"))
                .body("awaited[0].because", nullValue())
                .body("awaited[0].since", equalTo("2026-12-01T12:00:00.001Z"));
    }

    @Test
    void masksPersonalDataAndThePaymentToken() {
        scene.hears(Outcome.SHIPPED.of(order)).hasHeardAll();
        scene.hearsItsOwnRequests(order);

        when().get("/sagas/" + order)
                .then()
                .rootPath("events.find { it.type == 'order.created.v2' }.data")
                .body("customerEmail", equalTo("***"), "paymentToken", equalTo("***"), "customerId", equalTo("c-42"))
                .noRootPath()
                .body(
                        "events.findAll { it.type == 'notification.requested.v1' }.data.recipient",
                        contains("***", "***"))
                .body(
                        "events.findAll { it.type == 'notification.requested.v1' }.data.about",
                        contains("ORDER_CONFIRMED", "ORDER_SHIPPED"));
        assertThat(get("/sagas/" + order).asString()).doesNotContain("example.com", "tok_ok", "c42");
        assertThat(get("/sagas").asString()).doesNotContain("example.com", "tok_ok");
    }

    @Test
    void showsWhatIsKnownOfASagaThatRuns() {
        scene.hears(Outcome.SHIPPED.of(order).steps().subList(1, 3)).hasHeardAll();

        when().get("/sagas/" + order)
                .then()
                .body("status", equalTo("RUNNING"), "customerId", nullValue(), "startedAt", nullValue())
                .body("durationMs", nullValue(), "steps", contains("payment.processed", "inventory.reserved"));
    }

    @Test
    void doesNotKnowAnOrderThatNobodySpokeOf() {
        when().get("/sagas/" + order)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("nothing was heard about order " + order));
        when().get("/sagas/no-order").then().statusCode(404).contentType("application/problem+json");
    }
}
