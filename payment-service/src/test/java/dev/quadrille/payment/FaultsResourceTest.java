package dev.quadrille.payment;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults are listed, and switched by name; a wrong name or value is told what is allowed. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class FaultsResourceTest {

    @AfterEach
    void isWell() {
        set("decline-percent", "{\"value\":\"0\"}").statusCode(204);
    }

    @Test
    void listsWhatCanGoWrong() {
        when().get("/faults")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("faults.name", contains("decline-percent", "duplicates", "paused", "payment-gateway"))
                .body("faults.value", contains("0", "off", "off", "ok"))
                .body("faults.values", contains("0-100", "on|off", "on|off", "ok|slow|down"))
                .body("faults.about", everyItem(not(emptyString())))
                .body("faults.holds", everyItem(not(emptyString())));
    }

    @Test
    void switchesOne() {
        set("decline-percent", "{\"value\":\"30\"}").statusCode(204);

        when().get("/faults").then().body("faults.find { it.name == 'decline-percent' }.value", equalTo("30"));
    }

    @ParameterizedTest
    @CsvSource({
        "decline-percent, 101, 0-100",
        "decline-percent, '', 0-100",
        "payment-gateway, away, ok|slow|down",
        "paused, true, on|off",
        "duplicates, ON, on|off"
    })
    void saysWhichValuesThereAre(String fault, String value, String allowed) {
        set(fault, "{\"value\":\"" + value + "\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("the value is " + value))
                .body("errors.field", contains("value"), "errors.allowed", contains(allowed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":null}", "{\"value\":30}", "{\"valeu\":\"30\"}", "{\"value\":", "[]", ""})
    void takesNothingButAValue(String body) {
        set("decline-percent", body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void saysWhichFaultsThereAre() {
        set("carrier", "{\"value\":\"down\"}")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("decline-percent, duplicates, paused, payment-gateway"));
    }

    @Test
    void saysWhereThePoisonStands() {
        when().post("/faults/poison")
                .then()
                .statusCode(200)
                .body("topic", equalTo("payments.processed"))
                .body("partition", greaterThanOrEqualTo(0), "offset", greaterThanOrEqualTo(0));
    }

    private static ValidatableResponse set(String fault, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/faults/" + fault)
                .then();
    }
}
