package dev.quadrille.notification;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sagas, newest first, a page at a time. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaPagesTest {

    @Inject
    Scene scene;

    @Test
    void areReadToTheEndWithoutGapsOrDoubles() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID order = UuidCreator.getTimeOrderedEpoch();
            orders.add(0, order.toString());
            scene.hears(Outcome.placed(order));
        }
        scene.hasHeardAll();

        List<String> read = new ArrayList<>();
        JsonPath page = page(given().queryParam("limit", 3));
        while (page.getString("next") != null) {
            assertThat(page.getList("sagas")).hasSize(3);
            read.addAll(page.getList("sagas.orderId"));
            page = page(given().queryParam("limit", 3).queryParam("after", page.getString("next")));
        }
        read.addAll(page.getList("sagas.orderId"));

        assertThat(read).doesNotHaveDuplicates().containsSubsequence(orders);
        assertThat(read).hasSize(scene.rows("select from saga").size());
    }

    @Test
    void areChosenByTheirStatus() {
        UUID shipped = UuidCreator.getTimeOrderedEpoch();
        UUID cancelled = UuidCreator.getTimeOrderedEpoch();
        UUID running = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.SHIPPED.of(shipped))
                .hears(Outcome.DECLINED.of(cancelled))
                .hears(Outcome.placed(running))
                .hasHeardAll();

        assertThat(ordersOf("SHIPPED"))
                .contains(shipped.toString())
                .doesNotContain(cancelled.toString(), running.toString());
        assertThat(ordersOf("CANCELLED"))
                .contains(cancelled.toString())
                .doesNotContain(shipped.toString(), running.toString());
        assertThat(ordersOf("RUNNING"))
                .contains(running.toString())
                .doesNotContain(shipped.toString(), cancelled.toString());
    }

    @Test
    void areChosenByWhyTheyWereCancelled() {
        UUID declined = UuidCreator.getTimeOrderedEpoch();
        UUID undone = UuidCreator.getTimeOrderedEpoch();
        UUID noStock = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.DECLINED.of(declined))
                .hears(Outcome.DECLINED.of(undone).steps().subList(0, 3))
                .hears(Outcome.OUT_OF_STOCK.of(noStock))
                .hasHeardAll();

        assertThat(chosen("reason", "PAYMENT_DECLINED"))
                .contains(declined.toString(), undone.toString())
                .doesNotContain(noStock.toString());
        assertThat(chosen("reason", "PAYMENT_DECLINED", "status", "RUNNING"))
                .contains(undone.toString())
                .doesNotContain(declined.toString());
    }

    @Test
    void areChosenByTheirCustomer() {
        UUID order = UuidCreator.getTimeOrderedEpoch();
        String customer = "c-" + order;
        OrderCreated placed = Outcome.placed(order);
        scene.hears(new OrderCreated(
                        order, customer, placed.customerEmail(), placed.lines(), placed.total(), placed.paymentToken()))
                .hears(Outcome.placed(UuidCreator.getTimeOrderedEpoch()))
                .hasHeardAll();

        assertThat(chosen("customerId", customer)).containsExactly(order.toString());
        assertThat(chosen("customerId", customer, "status", "SHIPPED")).isEmpty();
    }

    @Test
    void areChosenByWhenTheirOrderWasPlaced() {
        Instant placed = Instant.parse("2021-05-05T10:00:00.500Z");
        UUID order = UuidCreator.getTimeOrderedEpoch(placed);
        scene.hears(Outcome.placed(order)).hasHeardAll();

        assertThat(chosen("since", placed.toString(), "until", "2021-05-05T10:00:00.501Z"))
                .containsExactly(order.toString());
        assertThat(chosen("since", "2021-05-05T10:00:00.501Z", "until", "2021-05-05T10:00:01Z"))
                .isEmpty();
        assertThat(chosen("since", "2021-05-05T10:00:00Z", "until", placed.toString()))
                .isEmpty();
        assertThat(chosen("since", "2021-05-05T10:00:00Z", "until", "2021-05-05T10:00:00.5001Z"))
                .containsExactly(order.toString());
    }

    @Test
    void areChosenByHowLongTheyTook() {
        UUID quick = UuidCreator.getTimeOrderedEpoch();
        UUID slow = UuidCreator.getTimeOrderedEpoch();
        UUID running = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.SHIPPED.of(quick))
                .hears(Outcome.SHIPPED.of(slow))
                .hears(Outcome.placed(running))
                .hasHeardAll();
        scene.rows("update saga set ended_at = started_at + interval '1.5 s' where order_id = $1", slow);

        assertThat(chosen("minDurationMs", "1500", "maxDurationMs", "1500")).containsExactly(slow.toString());
        assertThat(chosen("minDurationMs", "1501")).doesNotContain(slow.toString());
        assertThat(chosen("minDurationMs", "4", "maxDurationMs", "4"))
                .contains(quick.toString())
                .doesNotContain(slow.toString(), running.toString());
        assertThat(chosen("minDurationMs", "5", "maxDurationMs", "1499"))
                .doesNotContain(quick.toString(), slow.toString(), running.toString());
    }

    @Test
    void areTheSameInAListAndAlone() {
        UUID order = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.OUT_OF_STOCK.of(order)).hasHeardAll();

        Map<String, Object> alone = get("/sagas/" + order).jsonPath().getMap("");
        Map<String, Object> listed =
                page(given().queryParam("limit", 500)).getMap("sagas.find { it.orderId == '%s' }".formatted(order));

        alone.keySet().removeAll(List.of("events", "deadLetters", "awaited"));
        assertThat(listed).isEqualTo(alone).containsEntry("durationMs", 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "many", "99999999999"})
    void areAtMostFiveHundredAPage(String limit) {
        given().queryParam("limit", limit)
                .get("/sagas")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("limit"), "errors[0].allowed", equalTo("1 to 500"));
    }

    @Test
    void sayOfEveryParameterThatIsWrongWhatIsAllowed() {
        given().queryParam("status", "LOST")
                .queryParam("reason", "BORED")
                .queryParam("customerId", "c-\0")
                .queryParam("since", "yesterday")
                .queryParam("until", "2026-12-01")
                .queryParam("minDurationMs", "-1")
                .queryParam("maxDurationMs", "2s")
                .queryParam("after", "1-2-3-4-5")
                .queryParam("limit", "501")
                .get("/sagas")
                .then()
                .statusCode(400)
                .body("detail", equalTo("9 things are wrong, see errors"))
                .body(
                        "errors.field",
                        contains(
                                "status",
                                "reason",
                                "customerId",
                                "since",
                                "until",
                                "minDurationMs",
                                "maxDurationMs",
                                "after",
                                "limit"))
                .body("errors[0].allowed", equalTo("RUNNING, SHIPPED, CANCELLED"))
                .body("errors[1].allowed", startsWith("PAYMENT_DECLINED, INSUFFICIENT_FUNDS"))
                .body("errors[5].allowed", equalTo("0 to 2147483647"))
                .body("errors[7].allowed", equalTo("the next of the page before"));
    }

    private static List<String> chosen(Object... parameters) {
        RequestSpecification request = given().queryParam("limit", 500);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i].toString(), parameters[i + 1]);
        }
        return page(request).getList("sagas.orderId");
    }

    private static List<String> ordersOf(String status) {
        JsonPath page = page(given().queryParam("status", status).queryParam("limit", 500));
        assertThat(page.<String>getList("sagas.status")).containsOnly(status);
        return page.getList("sagas.orderId");
    }

    private static JsonPath page(RequestSpecification request) {
        return request.get("/sagas").then().statusCode(200).extract().jsonPath();
    }
}
