package dev.quadrille.inventory.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stock as it is read and filled over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class StockResourceTest {

    private static final String PROBLEM = "application/problem+json";

    private final String sku = "SKU_" + UUID.randomUUID();

    @Test
    void theFirstRestockCreatesTheSkuAndTheNextAddsToIt() {
        restock(sku, "{\"quantity\": 10}").statusCode(201).body("sku", equalTo(sku), "onHand", equalTo(10));
        restock(sku, "{\"quantity\": 5}")
                .statusCode(201)
                .body("onHand", equalTo(15), "reserved", equalTo(0), "shipped", equalTo(0), "available", equalTo(15));
        when().get("/stock/" + sku)
                .then()
                .statusCode(200)
                .body("sku", equalTo(sku), "onHand", equalTo(15), "available", equalTo(15));
    }

    @Test
    void takesTheLargestRestock() {
        restock(sku, "{\"quantity\": 1000000000}").statusCode(201).body("onHand", equalTo(1_000_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\": 0}",
                "{\"quantity\": -1}",
                "{\"quantity\": 1000000001}",
                "{\"quantity\": 1.9}",
                "{\"quantity\": 1e30}",
                "{\"quantity\": \"10\"}",
                "{\"quantity\": true}",
                "{\"quantity\": null}",
                "{}"
            })
    void refusesAQuantityThatIsNone(String body) {
        restock(sku, body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400), "errors.field", contains("quantity"));
        when().get("/stock/" + sku).then().statusCode(404);
    }

    @Test
    void refusesAFieldThatIsNotKnown() {
        restock(sku, "{\"quantity\": 10, \"colour\": \"green\"}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", contains("colour"), "errors.allowed", contains("quantity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "no json"})
    void refusesABodyThatIsNoRestock(String body) {
        restock(sku, body).statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "ümlaut", "a123456789b123456789c123456789d123456789e123456789f123456789g1234"})
    void refusesWhatIsNoSku(String wrong) {
        given().contentType("application/json")
                .body("{\"quantity\": 10}")
                .post("/stock/{sku}/restocks", wrong)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", contains("sku"), "errors[0].allowed", containsString("1 to 64 characters"));
    }

    @Test
    void doesNotKnowASkuThatWasNeverStocked() {
        when().get("/stock/" + sku).then().statusCode(404).contentType(PROBLEM).body("detail", containsString(sku));
    }

    @Test
    void listsTheDemonstrationStockSorted() {
        List<String> skus =
                when().get("/stock?limit=500").then().statusCode(200).extract().path("sku");

        assertThat(skus)
                .isSorted()
                .contains("TEA-500", "COFFEE-250", "MUG-BLUE", "TEAPOT-1L", "NO-CARRIER", "SOLD-OUT");
        when().get("/stock/SOLD-OUT").then().body("onHand", equalTo(0), "available", equalTo(0));
    }

    @Test
    void pagesThroughTheStock() {
        restock("-" + sku + "-A", "{\"quantity\": 1}").statusCode(201);
        restock("-" + sku + "-B", "{\"quantity\": 1}").statusCode(201);
        restock("-" + sku + "-C", "{\"quantity\": 1}").statusCode(201);

        when().get("/stock?after=-" + sku + "&limit=2")
                .then()
                .statusCode(200)
                .body("sku", contains("-" + sku + "-A", "-" + sku + "-B"));
        when().get("/stock?after=-" + sku + "-B&limit=1").then().body("sku", contains("-" + sku + "-C"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=-1", "limit=many", "after=has%20space", "after=%00"})
    void refusesAPageThatIsNone(String query) {
        when().get("/stock?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.size()", equalTo(1));
    }

    @Test
    void describesItself() {
        when().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItems("/stock", "/stock/{sku}/restocks", "/reservations/{orderId}"));
    }

    private static ValidatableResponse restock(String sku, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/stock/" + sku + "/restocks")
                .then();
    }
}
