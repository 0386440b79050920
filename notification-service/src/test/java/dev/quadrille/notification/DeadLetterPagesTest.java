package dev.quadrille.notification;

import static dev.quadrille.contracts.Participant.INVENTORY;
import static dev.quadrille.contracts.Participant.PAYMENT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dead letters, newest first, a page at a time, and only those that are asked for. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class DeadLetterPagesTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @Test
    void areReadToTheEndWithoutGapsOrDoubles() {
        Delivery letters = new Delivery();
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID one = UuidCreator.getTimeOrderedEpoch();
            orders.add(0, one.toString());
            letters.andLetters(PAYMENT, Delivery.of(Outcome.placed(one)), new IllegalStateException("seven " + order));
        }
        scene.keeps(letters);

        List<String> read = new ArrayList<>();
        JsonPath page = page(seven());
        while (page.getString("next") != null) {
            assertThat(page.getList("deadLetters")).hasSize(3);
            read.addAll(page.getList("deadLetters.orderId"));
            page = page(seven().queryParam("after", page.getString("next")));
        }
        read.addAll(page.getList("deadLetters.orderId"));

        assertThat(read).isEqualTo(orders);
    }

    private RequestSpecification seven() {
        return given().queryParam("cause", "seven " + order).queryParam("limit", 3);
    }

    @ParameterizedTest
    @CsvSource({
        "service, payment-service",
        "type, order.created.v2",
        "topic, orders.created",
        "cause, 100% ODD",
        "state, OPEN"
    })
    void areChosenByWhatTheyAre(String parameter, String value) {
        Instant before = Instant.now();
        scene.keeps(new Delivery()
                .andLetters(PAYMENT, Delivery.of(Outcome.placed(order)), new IllegalStateException("is 100% odd"))
                .andLetters(
                        INVENTORY,
                        Delivery.of(new OrderCancelled(other, CancellationReason.TIMED_OUT)),
                        new IllegalStateException("is 1000 odd")));
        scene.rows("update dead_letter set state = 'PARKED' where order_id = $1", other);

        assertThat(orders(given().queryParam(parameter, value).queryParam("since", before.toString())))
                .contains(order.toString())
                .doesNotContain(other.toString());
    }

    @Test
    void areChosenByTheirOrderAndTheirTime() {
        scene.keeps(new Delivery()
                .andLetters(PAYMENT, Delivery.of(Outcome.placed(order)), new IllegalStateException("no")));
        String later = Instant.now().plusSeconds(1).toString();

        assertThat(orders(given().queryParam("orderId", order))).containsExactly(order.toString());
        assertThat(orders(given().queryParam("orderId", order).queryParam("until", later)))
                .hasSize(1);
        assertThat(orders(given().queryParam("orderId", order).queryParam("since", later)))
                .isEmpty();
        assertThat(orders(given().queryParam("orderId", order).queryParam("service", "order-service")))
                .isEmpty();
    }

    @Test
    void sayOfEveryParameterThatIsWrongWhatIsAllowed() {
        given().queryParam("service", "shipping-service")
                .queryParam("state", "LOST")
                .queryParam("orderId", "1-2-3-4-5")
                .queryParam("cause", "a\0b")
                .queryParam("since", "yesterday")
                .queryParam("until", "+1000000-01-01T00:00:00Z")
                .queryParam("after", "x")
                .queryParam("limit", "0")
                .get("/dead-letters")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "errors.field",
                        contains("service", "state", "orderId", "cause", "since", "until", "after", "limit"))
                .body(
                        "errors.allowed",
                        contains(
                                "order-service, payment-service, inventory-service, notification-service",
                                "OPEN, REPLAYED, PARKED",
                                "a UUID",
                                "a text without NUL",
                                "a time in UTC like 2026-12-01T12:00:00Z",
                                "a time in UTC like 2026-12-01T12:00:00Z",
                                "the next of the page before",
                                "1 to 500"));
    }

    private static List<String> orders(RequestSpecification request) {
        return page(request.queryParam("limit", 500)).getList("deadLetters.orderId");
    }

    private static JsonPath page(RequestSpecification request) {
        return request.get("/dead-letters").then().statusCode(200).extract().jsonPath();
    }
}
