package dev.quadrille.order.api;

import static dev.quadrille.order.api.Requests.PROBLEM;
import static dev.quadrille.order.api.Requests.TWO_TEAS;
import static dev.quadrille.order.api.Requests.line;
import static dev.quadrille.order.api.Requests.order;
import static dev.quadrille.order.api.Requests.orderOf;
import static dev.quadrille.order.api.Requests.place;
import static dev.quadrille.order.api.Requests.product;
import static dev.quadrille.order.api.Requests.put;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Placing an order over HTTP: what is taken, and how everything else is refused. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class PlaceOrderResourceTest {

    @Test
    void acceptsAnOrderAndSaysWhereItIs() {
        ValidatableResponse accepted = place(orderOf(TWO_TEAS)).statusCode(202).body("status", equalTo("PENDING"));
        String id = accepted.extract().path("orderId");
        accepted.header("Location", endsWith("/orders/" + id));

        when().get(accepted.extract().header("Location"))
                .then()
                .statusCode(200)
                .body("orderId", equalTo(id), "customerId", equalTo("c-42"), "version", equalTo(1))
                .body("status", equalTo("PENDING"), "reason", nullValue())
                .body("createdAt", notNullValue(), "updatedAt", notNullValue());
    }

    @Test
    void takesThePricesFromThePriceList() {
        order(Requests.placed(orderOf(TWO_TEAS, line("MUG-BLUE", 3))))
                .body("lines.sku", contains("TEA-500", "MUG-BLUE"), "lines.quantity", contains(2, 3))
                .body("lines.unitPrice.minor", contains(1250, 1400), "lines[0].unitPrice.currency", equalTo("EUR"))
                .body("total.minor", equalTo(6700), "total.currency", equalTo("EUR"));
    }

    @Test
    void refusesASkuThatIsNotOnThePriceList() {
        refused(orderOf(TWO_TEAS, line("GOLD", 1)), "lines[1].sku")
                .body("detail", equalTo("'GOLD' is not on the price list"))
                .body("errors[0].allowed", equalTo("a sku of GET /products"));
    }

    @Test
    void refusesLinesInTwoCurrencies() {
        String dollars = "USD-" + UUID.randomUUID();
        put(dollars, product("Tea in dollars", 999, "USD")).statusCode(201);

        refused(orderOf(TWO_TEAS, line(dollars, 1)), "lines[1].sku")
                .body("detail", equalTo("its price is in USD, the first line's in EUR"))
                .body("errors[0].allowed", equalTo("products of one currency"));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        place(orderOf(line("TEA 500", 0)).replace("c42@", "c42"))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", equalTo("3 things are wrong, see errors"))
                .body("errors.field", contains("customerEmail", "lines[0].sku", "lines[0].quantity"));
    }

    private static ValidatableResponse refused(String body, String field) {
        return place(body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400), "errors.field", contains(field));
    }
}
