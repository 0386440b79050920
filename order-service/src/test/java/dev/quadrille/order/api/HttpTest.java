package dev.quadrille.order.api;

import static dev.quadrille.order.api.Requests.PROBLEM;
import static dev.quadrille.order.api.Requests.place;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself asks of every answer. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class HttpTest {

    @Test
    void namesTheMethodsThatAreAllowed() {
        given().delete("/orders")
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .header("Allow", allOf(containsString("GET"), containsString("POST")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "7", "\"TEA\"", "{\"lines\": 7}", "{\"lines\": [7]}", "{\"customerId\": {}}", "{", "no"})
    void keepsItsJavaToItself(String body) {
        String problem =
                place(body).statusCode(400).contentType(PROBLEM).extract().asString();

        assertThat(problem).doesNotContain("java", "dev.quadrille", "OrderForm", "START_", "Source:", "`");
    }

    @Test
    void keepsItsJavaToItselfInTheAddress() {
        given().get("/orders/no-order").then().statusCode(404).body("detail", equalTo("HTTP 404 Not Found"));
    }
}
