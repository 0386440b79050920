package dev.quadrille.notification;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.EventType;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contracts as whoever is no Java programmer reads them. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ContractsTest {

    private JsonPath contracts;

    @BeforeEach
    void read() {
        contracts = get("/contracts").then().statusCode(200).extract().jsonPath();
    }

    @Test
    void showTheScore() {
        assertThat(contracts.getList("steps")).hasSize(Choreography.SCORE.size());
        Map<String, Object> first = contracts.getMap("steps[0]");
        assertThat(first)
                .containsEntry("trigger", null)
                .containsEntry("request", "place order")
                .containsEntry("participant", "order-service")
                .containsEntry("announces", List.of("order.created"));
        assertThat(contracts.getMap("steps[1]"))
                .containsEntry("trigger", "order.created")
                .containsEntry("request", null)
                .containsEntry("announces", List.of("payment.processed", "payment.failed", "payment.voided"));
        assertThat(contracts.getList("waysBack"))
                .isEqualTo(List.of(
                        Map.of("done", "payment.processed", "undone", "payment.refunded"),
                        Map.of("done", "inventory.reserved", "undone", "inventory.released")));
    }

    @Test
    void showEveryEventWithAllItsVersions() {
        assertThat(contracts.getList("events.wireName"))
                .isEqualTo(EventCatalog.all().stream().map(EventType::wireName).toList());
        Map<String, Object> created = contracts.getMap("events[0]");
        assertThat(created)
                .containsEntry("name", "order.created")
                .containsEntry("version", 2)
                .containsEntry("topic", "orders.created")
                .containsEntry("announcer", "order-service")
                .containsEntry("heardBy", List.of("payment-service", "notification-service"));
        assertThat(contracts.getList("events[0].versions.wireName"))
                .isEqualTo(Arrays.asList("order.created.v2", "order.created.v1"));
        assertThat(contracts.getList("events.versions.flatten().schema.title"))
                .isEqualTo(contracts.getList("events.versions.flatten().wireName"));
    }

    @Test
    void giveAnExampleOfEachThatCanBeRead() {
        for (int i = 0; i < EventCatalog.all().size(); i++) {
            EventType<?> type = EventCatalog.all().get(i);
            String example = new JsonObject(contracts.getMap("events[%d].example".formatted(i))).encode();
            assertThat(EventCodec.decode(type.wireName(), example.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(type.eventClass());
        }
    }

    @Test
    void areNotSentAgainToWhomTheyAreKnown() {
        String tag = get("/contracts").header("ETag");

        assertThat(tag).isNotBlank();
        given().header("If-None-Match", tag).get("/contracts").then().statusCode(304);
        given().header("If-None-Match", "\"older\"")
                .get("/contracts")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"));
    }
}
