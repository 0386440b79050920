package dev.quadrille.payment;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.payment.Orders.created;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service says of itself, here without a broker. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class StatusResourceTest {

    @Inject
    Scene scene;

    @AfterEach
    void goesOn() {
        pause("off");
    }

    @Test
    void saysWhoItIsAndWhatWaits() {
        String since = when().get("/status")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("service", equalTo("payment-service"), "version", equalTo("1.0.0-SNAPSHOT"))
                .body("faults", equalTo("on"))
                .body("outbox.oldestSeconds", equalTo(0))
                .body("lag", nullValue())
                .extract()
                .path("since");

        assertThat(Instant.parse(since)).isBefore(Instant.now());
    }

    @Test
    void saysWhenSomethingIsHeardAgain() {
        pause("on");
        scene.hears(created(UuidCreator.getTimeOrderedEpoch(), "tok_silent"));

        soon().untilAsserted(() -> {
            Map<String, Object> retries = when().get("/status").jsonPath().getMap("retries");
            assertThat((Integer) retries.get("waiting")).isPositive();
            assertThat(Instant.parse((String) retries.get("nextDueAt"))).isAfter(Instant.EPOCH);
        });
    }

    @Test
    void tellsWhatItTriedInVainForAnOrder() {
        UUID order = UuidCreator.getTimeOrderedEpoch();
        pause("on");
        scene.hears(created(order, "tok_silent"));

        soon().untilAsserted(() -> when().get("/status/orders/" + order)
                .then()
                .statusCode(200)
                .body("attempts.number", hasItems(1), "attempts[0].cause", containsString("gateway")));
        when().get("/status/orders/" + UuidCreator.getTimeOrderedEpoch()).then().body("attempts", empty());
        when().get("/status/orders/7").then().statusCode(404);
    }

    @Test
    void isDescribed() {
        when().get("/q/openapi?format=json")
                .then()
                .body("paths.'/status'.get.responses.keySet()", hasItems("200", "503"))
                .body(
                        "paths.'/status'.get.responses.'200'.content.'application/json'.schema.$ref",
                        equalTo("#/components/schemas/ServiceStatus"))
                .body(
                        "components.schemas.ServiceStatus.properties.keySet()",
                        hasItems("service", "version", "faults", "outbox", "retries", "lag", "since"));
    }

    private static void pause(String value) {
        given().contentType("application/json")
                .body(Map.of("value", value))
                .put("/faults/paused")
                .then()
                .statusCode(204);
    }
}
