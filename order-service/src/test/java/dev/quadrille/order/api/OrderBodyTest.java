package dev.quadrille.order.api;

import static dev.quadrille.order.api.Requests.PROBLEM;
import static dev.quadrille.order.api.Requests.TWO_TEAS;
import static dev.quadrille.order.api.Requests.order;
import static dev.quadrille.order.api.Requests.orderOf;
import static dev.quadrille.order.api.Requests.place;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of an order, taken at its word: JSON of the right shape, or nothing. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OrderBodyTest {

    @Test
    void refusesFieldsThatAreNotKnown() {
        refused(orderOf(TWO_TEAS).replace("{\"customerId\"", "{\"colour\": \"red\", \"customerId\""), "colour")
                .body("errors[0].allowed", equalTo("customerEmail, customerId, lines, paymentToken"));
        refused(orderOf(TWO_TEAS.replace("}", ", \"unitPrice\": 1}")), "lines[0].unitPrice")
                .body("errors[0].allowed", equalTo("quantity, sku"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1.5", "true", "99999999999", "[2]", "{}"})
    void refusesAQuantityOfTheWrongType(String quantity) {
        refused(orderOf(TWO_TEAS.replace("2}", quantity + "}")), "lines[0].quantity");
    }

    @Test
    void refusesAFieldOfTheWrongType() {
        refused(orderOf(TWO_TEAS).replace("\"c-42\"", "[\"c-42\"]"), "customerId");
        refused(orderOf(TWO_TEAS).replace("[", "").replace("]", ""), "lines");
        refused(orderOf("7"), "lines[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "no json", "7"})
    void refusesABodyThatIsNoOrder(String body) {
        refused(body, "body");
    }

    @Test
    void refusesHalfACharacter() {
        refused(orderOf(TWO_TEAS).replace("c42@", "\\ud83c@"), "customerEmail");
    }

    @Test
    void refusesABodyOfMoreThan64Kilobytes() {
        String order = orderOf(TWO_TEAS);
        int limit = 64 * 1024;

        place(order + " ".repeat(limit - order.length())).statusCode(202);
        place(order + " ".repeat(limit - order.length() + 1)).statusCode(413).contentType(PROBLEM);
    }

    @Test
    void speaksOnlyJson() {
        given().contentType("text/plain")
                .body(orderOf(TWO_TEAS))
                .post("/orders")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
        given().contentType("application/json")
                .accept("application/xml")
                .body(orderOf(TWO_TEAS))
                .post("/orders")
                .then()
                .statusCode(406)
                .contentType(PROBLEM);
    }

    private static ValidatableResponse refused(String body, String field) {
        return place(body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400), "errors.field", contains(field));
    }
}
