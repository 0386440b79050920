package dev.quadrille.order.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** What customers send in these tests. */
final class Requests {

    static final String PROBLEM = "application/problem+json";
    static final String TWO_TEAS = line("TEA-500", 2);

    private Requests() {}

    static String line(String sku, int quantity) {
        return "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity);
    }

    static String orderOf(String... lines) {
        return orderBy("c-42", lines);
    }

    static String orderBy(String customer, String... lines) {
        return """
                {"customerId": "%s", "customerEmail": "c42@example.com", "lines": [%s], "paymentToken": "tok_secret"}""".formatted(customer, String.join(", ", lines));
    }

    static ValidatableResponse place(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/orders")
                .then();
    }

    /** @return the id of the new order */
    static UUID placed(String body) {
        return UUID.fromString(place(body).statusCode(202).extract().path("orderId"));
    }

    static ValidatableResponse order(UUID order) {
        return given().get("/orders/" + order).then();
    }

    static ValidatableResponse put(String sku, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/products/{sku}", sku)
                .then();
    }

    static String product(String name, long minor, String currency) {
        return """
                {"name": "%s", "price": {"minor": %d, "currency": "%s"}}""".formatted(name, minor, currency);
    }
}
