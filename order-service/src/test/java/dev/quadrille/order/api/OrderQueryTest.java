package dev.quadrille.order.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question for a page of orders that cannot be answered as asked. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OrderQueryTest {

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, -1",
        "limit, many",
        "limit, 1.5",
        "limit, 99999999999",
        "status, PAID",
        "status, pending",
        "after, no-order",
        "after, 1-2-3-4-5"
    })
    void refusesAParameterThatIsNone(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/orders")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(parameter))
                .body("detail", equalTo("the " + parameter + " is '" + value + "'"));
    }

    @Test
    void namesEverythingThatIsWrong() {
        when().get("/orders?limit=0&status=PAID&after=x")
                .then()
                .statusCode(400)
                .body("errors.field", contains("status", "after", "limit"))
                .body("errors[0].allowed", equalTo("PENDING, CONFIRMED, SHIPPED, CANCELLING, CANCELLED"))
                .body("errors[2].allowed", equalTo("1 to 200"));
    }
}
