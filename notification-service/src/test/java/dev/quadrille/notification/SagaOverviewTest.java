package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All sagas at a glance: how they end, what they wait for, and which have waited for too long. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaOverviewTest {

    @Inject
    Scene scene;

    @Test
    void countsHowSagasEndWithTheirDurations() {
        int before = ended("NO_CARRIER");
        scene.hears(Outcome.NO_CARRIER.of(UuidCreator.getTimeOrderedEpoch())).hasHeardAll();

        soon().until(() -> ended("NO_CARRIER") == before + 1);

        JsonPath overview = overview();
        assertThat(overview.getInt("bucketSeconds")).isEqualTo(5);
        assertThat(Instant.parse(overview.getString("now")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        List<Map<String, ?>> buckets = overview.getList("buckets");
        assertThat(buckets).allSatisfy(bucket -> {
            assertThat(Instant.parse((String) bucket.get("at")).getEpochSecond() % 5)
                    .isZero();
            assertThat((Integer) bucket.get("p50Ms"))
                    .isLessThanOrEqualTo((Integer) bucket.get("p95Ms"))
                    .isLessThanOrEqualTo((Integer) bucket.get("p99Ms"));
        });
        assertThat(buckets).extracting(bucket -> (String) bucket.get("at")).isSorted();
    }

    @Test
    void countsSagasUnderWayByWhatTheyWaitFor() {
        scene.hasHeardAll();
        soon().until(() -> overview().getInt("inFlight")
                == scene.rows("select from saga where ended_at is null").size());
        int before = waiting("order.confirmed", "inventory-service");
        int open = overview().getInt("inFlight");

        for (int i = 0; i < 3; i++) {
            Story story = Outcome.SHIPPED.of(UuidCreator.getTimeOrderedEpoch());
            scene.hears(story.steps().subList(0, 4));
        }
        scene.hasHeardAll();

        soon().untilAsserted(() -> {
            assertThat(waiting("order.confirmed", "inventory-service")).isEqualTo(before + 3);
            assertThat(overview().getInt("inFlight"))
                    .as("with the one that is the sign")
                    .isEqualTo(open + 4);
        });
        assertThat(overview().getLong("oldestOpenSeconds")).isNotNegative();
    }

    @Test
    void findsSagasThatHaveWaitedForLong() {
        Instant longAgo = Instant.parse("2020-02-02T02:02:02Z");
        UUID oldest = UuidCreator.getTimeOrderedEpoch(longAgo);
        UUID old = UuidCreator.getTimeOrderedEpoch(longAgo.plusSeconds(1));
        UUID ended = UuidCreator.getTimeOrderedEpoch(longAgo.plusSeconds(2));
        scene.hears(Outcome.SHIPPED.of(old).steps().subList(0, 3))
                .hears(Outcome.SHIPPED.of(oldest).steps().subList(0, 3))
                .hears(Outcome.SHIPPED.of(ended))
                .hasHeardAll();
        scene.keeps(new Delivery()
                .andLetters(
                        Participant.ORDER, Delivery.of(Outcome.placed(oldest)), new IllegalStateException("stuck")));

        JsonPath stuck = given().queryParam("olderThanSeconds", 100_000)
                .get("/sagas/stuck")
                .then()
                .statusCode(200)
                .body("olderThanSeconds", equalTo(100_000))
                .extract()
                .jsonPath();

        Map<String, ?> group = stuck.getMap("groups.find { it.cause == 'inventory.reserved' }");
        assertThat(group.get("events")).isEqualTo(List.of("order.confirmed"));
        assertThat(group.get("from")).isEqualTo("order-service");
        assertThat(group.get("count")).isEqualTo(2);
        assertThat(group.get("examples")).isEqualTo(List.of(oldest.toString(), old.toString()));
        assertThat(group.get("deadLettered")).isEqualTo(1);
        assertThat((Integer) group.get("oldestSeconds"))
                .isGreaterThan((int) Duration.ofDays(365).toSeconds());
        scene.hears(Outcome.SHIPPED.of(old)).hears(Outcome.SHIPPED.of(oldest)).hasHeardAll();
    }

    @Test
    void callsThoseStuckThatAreOlderThanTenSecondsUnlessToldOtherwise() {
        get("/sagas/stuck").then().statusCode(200).body("olderThanSeconds", equalTo(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "604801", "long"})
    void saysHowLongAgoMayBeAskedFor(String seconds) {
        given().queryParam("olderThanSeconds", seconds)
                .get("/sagas/stuck")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("olderThanSeconds"), "errors[0].allowed", equalTo("0 to 604800"));
    }

    private static int ended(String outcome) {
        return overview().<Integer>getList("buckets.collect { it.ended.%s ?: 0 }".formatted(outcome)).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static int waiting(String cause, String participant) {
        Integer count = overview()
                .get("waiting.find { it.cause == '%s' && it.participant == '%s' }?.count"
                        .formatted(cause, participant));
        return count == null ? 0 : count;
    }

    private static JsonPath overview() {
        return get("/sagas/overview").then().statusCode(200).extract().jsonPath();
    }
}
