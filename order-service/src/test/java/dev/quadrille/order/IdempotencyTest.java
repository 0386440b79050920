package dev.quadrille.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request that is sent again under its key has its effect once, and gets the answer that was given first. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class IdempotencyTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    Scene scene;

    private final String key = UUID.randomUUID().toString();
    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void placesOneOrderHoweverOftenItIsSent() {
        Response first = place(key, order(2));
        assertThat(first.statusCode()).isEqualTo(202);
        Events order = new Events(UUID.fromString(first.path("orderId")));
        scene.cancels(order.order()).join();

        sameAnswer(first, place(key, order(2)));
        sameAnswer(first, place("\"" + key + "\"", order(2)));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void doesNotMindHowTheBodyIsWritten() {
        Response first = place(key, order(2));
        String other = """
                {"paymentToken":"tok_ok","lines":[{"quantity":2,"sku":"TEA-\\u0035\\u0030\\u0030"}],
                   "customerEmail":"c42@example.com",   "customerId":"%s"}""".formatted(customer);

        sameAnswer(first, place(key, other));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        place(key, order(2));

        place(key, order(3))
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body(
                        "title", equalTo("Unprocessable Content"),
                        "detail", containsString("the key '" + key + "' was used for another request"));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void isAnotherOrderUnderAnotherKeyOrNone() {
        assertThat(place(key, order(2)).<String>path("orderId"))
                .isNotEqualTo(place(key + "2", order(2)).path("orderId"));
        given().contentType("application/json")
                .body(order(2))
                .post("/orders")
                .then()
                .statusCode(202);
        given().contentType("application/json")
                .body(order(2))
                .post("/orders")
                .then()
                .statusCode(202);

        assertThat(orders()).isEqualTo(4);
    }

    @Test
    void leavesEachCustomerItsOwnKeys() {
        String mine = place(key, order(2)).path("orderId");
        String theirs = place(key, order(2).replace(customer, customer + "2")).path("orderId");

        assertThat(theirs).isNotNull().isNotEqualTo(mine);
    }

    @Test
    void keepsNoKeyOfARequestThatWasRefused() {
        place(key, order(2).replace("TEA-500", "GOLD")).then().statusCode(400);
        place(key, order(0)).then().statusCode(400);

        place(key, order(2)).then().statusCode(202);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void repeatsACancellationAsItWasAnsweredFirst() {
        Events order = new Events(scene.places());
        Response first = cancel(order.order());
        first.then().statusCode(202).body("status", equalTo("CANCELLING"));
        scene.hears(order.paymentVoided(), order.inventoryVoided()).hasHeardAll();

        sameAnswer(first, cancel(order.order()));
        cancel(order.order(), key + "2").then().statusCode(202).body("status", equalTo("CANCELLED"));
    }

    @Test
    void repeatsThatItWasTooLate() {
        Events order = new Events(scene.places());
        scene.hears(order.reserved()).hasHeardAll();
        Response first = cancel(order.order());
        first.then().statusCode(409).contentType(PROBLEM);
        scene.hears(order.shipmentFailed()).hasHeardAll();

        sameAnswer(first, cancel(order.order()));
        cancel(order.order(), key + "2").then().statusCode(202);
    }

    @Test
    void leavesEachOrderAndRouteItsOwnKeys() {
        UUID one = UUID.fromString(place(key, order(2)).path("orderId"));
        UUID other = scene.places(customer);

        cancel(one).then().statusCode(202).body("orderId", equalTo(one.toString()));
        cancel(other).then().statusCode(202).body("orderId", equalTo(other.toString()));
        UUID unknown = UuidCreator.getTimeOrderedEpoch();
        cancel(unknown).then().statusCode(404);
        cancel(unknown).then().statusCode(404);
    }

    @Test
    void refusesAMalformedKey() {
        place("", order(2))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", equalTo("the key is empty"), "errors[0].field", equalTo("Idempotency-Key"));
        place("k".repeat(256), order(2)).then().statusCode(400).body("detail", equalTo("the key has 256 characters"));
        cancel(scene.places(), "two words").then().statusCode(400).contentType(PROBLEM);
        given().header("Idempotency-Key", "one", "two")
                .contentType("application/json")
                .body(order(2))
                .post("/orders")
                .then()
                .statusCode(400)
                .body("detail", equalTo("2 keys were sent"));
        assertThat(orders()).isZero();
    }

    private String order(int quantity) {
        return """
                {"customerId": "%s", "customerEmail": "c42@example.com", "paymentToken": "tok_ok",
                 "lines": [{"sku": "TEA-500", "quantity": %d}]}""".formatted(customer, quantity);
    }

    private static Response place(String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/orders");
    }

    private Response cancel(UUID order) {
        return cancel(order, key);
    }

    private static Response cancel(UUID order, String key) {
        return given().header("Idempotency-Key", key).post("/orders/" + order + "/cancel");
    }

    private static void sameAnswer(Response first, Response again) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    private int orders() {
        return JsonPath.from(given().get("/orders?customerId=" + customer).asString())
                .getList("orders")
                .size();
    }
}
