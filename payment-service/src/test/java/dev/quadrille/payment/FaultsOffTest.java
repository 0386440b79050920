package dev.quadrille.payment;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without QUADRILLE_FAULTS nobody can disturb a running service. */
@QuarkusTest
@TestProfile(FaultsOffTest.AsInProduction.class)
class FaultsOffTest {

    @Test
    void knowsNoFaults() {
        when().put("/faults/hold/orders.created")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("QUADRILLE_FAULTS=on"));
        when().delete("/faults/hold/orders.created").then().statusCode(404);
        when().put("/faults/hold/unheard.of").then().statusCode(404);
        when().put("/faults/crash/committed/1").then().statusCode(404);
        when().get("/faults").then().statusCode(404);
        when().post("/faults/poison").then().statusCode(404);
        given().contentType("application/json")
                .body("{\"value\": no JSON")
                .put("/faults/paused")
                .then()
                .statusCode(404)
                .body("detail", containsString("QUADRILLE_FAULTS=on"));
        when().get("/status").then().statusCode(200).body("faults", equalTo("off"));
    }

    public static class AsInProduction implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(WithoutFaults.class));
        }
    }

    public static class WithoutFaults extends RealDatabase {
        @Override
        public Map<String, String> start() {
            Map<String, String> configuration = new HashMap<>(super.start());
            configuration.remove("quadrille.faults");
            return configuration;
        }
    }
}
