package dev.quadrille.order.api;

import static dev.quadrille.order.api.Requests.PROBLEM;
import static dev.quadrille.order.api.Requests.line;
import static dev.quadrille.order.api.Requests.order;
import static dev.quadrille.order.api.Requests.orderOf;
import static dev.quadrille.order.api.Requests.placed;
import static dev.quadrille.order.api.Requests.product;
import static dev.quadrille.order.api.Requests.put;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The price list as it is read and changed over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ProductResourceTest {

    private final String sku = "SKU_" + UUID.randomUUID();

    @Test
    void addsAProductAndChangesIt() {
        put(sku, product("Tea", 500, "EUR")).statusCode(201);
        listed().body(found("name"), equalTo("Tea"), found("price.minor"), equalTo(500));

        put(sku, product("Green tea", 0, "USD")).statusCode(204);
        listed().body(found("name"), equalTo("Green tea"), found("price.minor"), equalTo(0))
                .body(found("price.currency"), equalTo("USD"));
    }

    @Test
    void listsTheDemonstrationProducts() {
        List<String> skus = listed().extract().path("sku");

        assertThat(skus)
                .containsSubsequence("COFFEE-250", "MUG-BLUE", "NO-CARRIER", "SOLD-OUT", "TEA-500", "TEAPOT-1L");
    }

    @Test
    void changesThePriceOfTheOrdersToCome() {
        put(sku, product("Tea", 500, "EUR")).statusCode(201);
        UUID before = placed(orderOf(line(sku, 3)));

        put(sku, product("Tea", 900, "EUR")).statusCode(204);

        order(placed(orderOf(line(sku, 3)))).body("total.minor", equalTo(2700));
        order(before).body("total.minor", equalTo(1500), "lines[0].unitPrice.minor", equalTo(500));
    }

    @Test
    void takesTheHighestPriceForTheMostPieces() {
        put(sku, product("Samovar", 1_000_000_000, "EUR")).statusCode(201);

        order(placed(orderOf(line(sku, 1_000)))).body("total.minor", equalTo(1_000_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"minor": -1, "currency": "EUR"}          | price.minor
                    {"minor": 1000000001, "currency": "EUR"}  | price.minor
                    {"minor": null, "currency": "EUR"}        | price.minor
                    {"currency": "EUR"}                       | price.minor
                    {"minor": 1.5, "currency": "EUR"}         | price.minor
                    {"minor": "5", "currency": "EUR"}         | price.minor
                    {"minor": 5, "currency": "EURO"}          | price.currency
                    {"minor": 5, "currency": "eur"}           | price.currency
                    {"minor": 5}                              | price.currency
                    {"minor": 5, "currency": "EUR", "tax": 1} | price.tax
                    5                                         | price
                    null                                      | price
                    """)
    void refusesAPriceThatIsNone(String price, String field) {
        refused(put(sku, "{\"name\": \"Tea\", \"price\": " + price + "}"), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\u0000", "line\\nbreak", "\\ud83c"})
    void refusesANameThatIsNone(String name) {
        refused(put(sku, product(name, 5, "EUR")), "name");
        refused(put(sku, product("a".repeat(201), 5, "EUR")), "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "ümlaut", "a123456789b123456789c123456789d123456789e123456789f123456789g1234"})
    void refusesASkuThatIsNone(String wrong) {
        put(wrong, product("Tea", 5, "EUR"))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", contains("sku"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "no json"})
    void refusesABodyThatIsNoProduct(String body) {
        refused(put(sku, body), "body");
    }

    @Test
    void namesEverythingThatIsWrong() {
        put("has space", "{\"price\": {}}")
                .statusCode(400)
                .body("errors.field", contains("sku", "name", "price.minor", "price.currency"));
    }

    private void refused(ValidatableResponse answer, String field) {
        answer.statusCode(400).contentType(PROBLEM).body("errors.field", contains(field));
        assertThat(listed().extract().<List<String>>path("sku")).doesNotContain(sku);
    }

    private static ValidatableResponse listed() {
        return when().get("/products").then().statusCode(200);
    }

    private String found(String field) {
        return "find { it.sku == '" + sku + "' }." + field;
    }
}
