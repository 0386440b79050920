package dev.quadrille.notification;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of the gateway's address are known here, too, where they belong to this service. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class FrontPathTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void leadToTheSameWithTheirParameters() {
        scene.hears(Outcome.SHIPPED.of(order))
                .hears(Outcome.placed(UuidCreator.getTimeOrderedEpoch()))
                .hasHeardAll();

        given().queryParam("limit", 1)
                .queryParam("customerId", "c-42")
                .get("/api/sagas")
                .then()
                .statusCode(200)
                .body("sagas", hasSize(1));
        given().queryParam("limit", "a|b").get("/api/sagas").then().statusCode(400);
        when().get("/api/sagas/" + order).then().statusCode(200).body("status", equalTo("SHIPPED"));
        when().get("/api/sagas/overview").then().statusCode(200);
        when().get("/api/contracts").then().statusCode(200);
        when().get("/api/notifications").then().statusCode(200);
    }

    @Test
    void leadToTheSameWithTheirBodies() {
        given().contentType("application/json")
                .body("{\"by\": \"anna\", \"reason\": \"a test\"}")
                .post("/api/dead-letters/" + order + "/park")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        when().delete("/api/notification-service/faults/hold/orders.created")
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/api/", "/api/orders", "/api/q/health", "/api/sagasx", "/api/payment-service/faults"})
    void areUnknownWhereTheyBelongToAnother(String path) {
        when().get(path).then().statusCode(404);
    }
}
