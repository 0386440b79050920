package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.LongTransaction;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to the rows of sagas: the history knows what should stand there. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaRebuildTest {

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @BeforeEach
    void rebuildWhatOthersHaveDamaged() {
        scene.rows("delete from saga s where not exists (select from saga_event e where e.order_id = s.order_id)");
        scene.hears(Outcome.OUT_OF_STOCK.of(order)).hasHeardAll();
        scene.hearsItsOwnRequests(order);
        rebuilt(false);
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        String before = row();

        JsonPath rebuilt = rebuilt(false);

        assertThat(rebuilt.getLong("done")).isEqualTo(rebuilt.getLong("of")).isEqualTo(orders());
        assertThat(rebuilt.getLong("differences.count")).isZero();
        assertThat(rebuilt.getMap("differences.byField")).isEmpty();
        assertThat(row()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_id = 'c-43' | customerId | c-43 | c-42",
                "customer_id = null | customerId | | c-42",
                "recipient = 'jo@example.org' | recipient | j***@example.org | c***@example.com",
                "status = 'SHIPPED' | status | SHIPPED | CANCELLED",
                "reason = 'NO_CARRIER' | reason | NO_CARRIER | OUT_OF_STOCK",
                "steps = '{order.created}' | steps | order.created "
                        + "| order.created payment.processed inventory.rejected order.cancelled payment.refunded",
                "requested = '{}' | requested | | ORDER_CANCELLED PAYMENT_REFUNDED",
                "started_at = '2026-12-01T11:00:00Z' | startedAt | 2026-12-01T11:00:00Z | 2026-12-01T12:00:00Z",
                "ended_at = null | endedAt | | 2026-12-01T12:00:00.004Z"
            })
    void mendsWhatWasDamaged(String damage, String field, String was, String is) {
        String before = row();
        damage(damage);
        int requests = scene.requested(order).size();

        JsonPath rebuilt = rebuilt(false);

        assertThat(rebuilt.getLong("differences.count")).isEqualTo(1);
        assertThat(rebuilt.getMap("differences.byField")).isEqualTo(Map.of(field, 1));
        assertThat(rebuilt.getString("differences.examples[0].orderId")).isEqualTo(order.toString());
        assertThat(rebuilt.getString("differences.examples[0].field")).isEqualTo(field);
        assertThat(rebuilt.getString("differences.examples[0].was")).isEqualTo("requested".equals(field) ? "" : was);
        assertThat(rebuilt.getString("differences.examples[0].is")).isEqualTo(is);
        assertThat(row()).isEqualTo(before);
        assertThat(scene.requested(order)).as("nobody is told anything").hasSize(requests);
        assertThat(rebuilt(false).getLong("differences.count")).isZero();
    }

    @Test
    void onlyLooksWhereItIsToldTo() {
        damage("status = 'SHIPPED'");
        String damaged = scene.saga(order).toJson().encode();

        JsonPath rebuilt = rebuilt(true);

        assertThat(rebuilt.getBoolean("dryRun")).isTrue();
        assertThat(rebuilt.getMap("differences.byField")).isEqualTo(Map.of("status", 1));
        assertThat(scene.saga(order).toJson().encode()).isEqualTo(damaged);
    }

    @Test
    void bringsBackWhatIsMissingAndTellsNobody() {
        String before = row();
        int requests = scene.requested(order).size();
        scene.rows("delete from saga where order_id = $1", order);

        JsonPath rebuilt = rebuilt(false);

        assertThat(rebuilt.getMap("differences.byField")).isEqualTo(Map.of("row", 1));
        assertThat(rebuilt.getString("differences.examples[0].is")).isEqualTo("CANCELLED");
        assertThat(row()).isEqualTo(before);
        assertThat(scene.requested(order)).hasSize(requests);
    }

    @Test
    void doesNotTellAgainWhatWasToldBeforeTheRowWasLost() {
        UUID other = UuidCreator.getTimeOrderedEpoch();
        List<Story.Step> steps = Outcome.SHIPPED.of(other).steps();
        scene.hears(steps.subList(0, 4)).hasHeardAll();
        scene.rows("delete from saga where order_id = $1", other);

        rebuilt(false);
        scene.hears(steps.subList(4, 5)).hasHeardAll();

        assertThat(scene.requested(other)).hasSize(2).doesNotHaveDuplicates();
        assertThat(scene.saga(other).getString("status")).isEqualTo("SHIPPED");
    }

    @Test
    void leavesSagasAloneWhoseEventsAreForgotten() {
        String before = row();
        scene.rows("delete from saga_event where order_id = $1", order);

        assertThat(rebuilt(false).getMap("differences.byField")).isEqualTo(Map.of("events", 1));
        scene.rows("update saga_history set kept_since = '2026-12-02'");
        try {
            assertThat(rebuilt(false).getLong("differences.count")).isZero();
        } finally {
            scene.rows("update saga_history set kept_since = '1970-01-01'");
        }

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void goesThroughAllSagasBatchByBatch() {
        List<UUID> many = Stream.generate(UuidCreator::getTimeOrderedEpoch)
                .limit(2 * RebuildBatches.BATCH + 200)
                .toList();
        scene.hears(Delivery.of(many.stream().map(Outcome::placed).toArray(SagaEvent[]::new)))
                .hasHeardAll();
        UUID[] ids = many.toArray(UUID[]::new);
        scene.rows("update saga set status = 'SHIPPED', customer_id = 'c-43' where order_id = any($1)", (Object) ids);

        JsonPath rebuilt = rebuilt(false);

        assertThat(rebuilt.getLong("done")).isEqualTo(orders());
        assertThat(rebuilt.getLong("differences.count")).isEqualTo(ids.length);
        assertThat(rebuilt.getMap("differences.byField"))
                .isEqualTo(Map.of("status", ids.length, "customerId", ids.length));
        assertThat(rebuilt.getList("differences.examples")).hasSize(Differences.MOST);
        assertThat(scene.rows(
                        "select from saga where order_id = any($1) and status = 'RUNNING' and customer_id = 'c-42'",
                        (Object) ids))
                .hasSize(ids.length);
    }

    @Test
    void runsOnceAtATime() {
        SqlConnection other = pool.getConnectionAndAwait();
        try {
            LongTransaction.begin(other);
            other.query("select from saga where order_id = '" + order + "' for update")
                    .executeAndAwait();
            begin(false).statusCode(202).body("state", equalTo("RUNNING"), "endedAt", nullValue());

            begin(false)
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("a rebuild is under way: GET /sagas/rebuild says how far it is"));
        } finally {
            other.closeAndAwait();
        }
        assertThat(ended().getString("state")).isEqualTo("DONE");
    }

    @Test
    void goesOnWhereItBrokeOff() {
        UUID before = order;
        UUID after = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.SHIPPED.of(after)).hasHeardAll();
        scene.rows("update saga set status = 'RUNNING' where order_id = any($1)", (Object) new UUID[] {before, after});

        scene.rows("""
                insert into saga_rebuild (asked_by, reason, dry_run, place, done, total, differing, by_field, started_at)
                values ('jo', 'crashed', false, $1, 7, 9, 2, '{"steps": 2}', now())""", before);
        JsonPath rebuilt = ended();

        assertThat(rebuilt.getString("by")).isEqualTo("jo");
        assertThat(rebuilt.getMap("differences.byField")).isEqualTo(Map.of("steps", 2, "status", 1));
        assertThat(rebuilt.getLong("differences.count")).isEqualTo(3);
        assertThat(scene.saga(after).getString("status")).isEqualTo("SHIPPED");
        assertThat(scene.saga(before).getString("status"))
                .as("it was done before")
                .isEqualTo("RUNNING");
    }

    @Test
    void letsSagasGoOnMeanwhile() {
        List<Story> stories = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            Stream.generate(() -> outcome.of(UuidCreator.getTimeOrderedEpoch()))
                    .limit(10)
                    .forEach(stories::add);
        }
        begin(false).statusCode(202);

        for (int step = 0; step < 8; step++) {
            int each = step;
            stories.stream()
                    .filter(story -> story.steps().size() > each)
                    .forEach(story -> scene.hears(List.of(story.steps().get(each))));
        }
        scene.hasHeardAll();

        assertThat(ended().getLong("differences.count")).isZero();
        assertThat(rebuilt(false).getLong("differences.count")).isZero();
        assertThat(stories)
                .allSatisfy(story -> assertThat(scene.saga(story.order()).getArrayOfStrings("steps"))
                        .containsExactlyElementsOf(story.names()));
    }

    @Test
    void namesWhoAskedForItAndWhy() {
        JsonPath rebuilt = rebuilt(false);

        assertThat(rebuilt.getString("by")).isEqualTo("jo");
        assertThat(rebuilt.getString("reason")).isEqualTo("a row was edited by hand");
        when().get("/sagas/rebuild").then().body("startedAt", notNullValue(), "endedAt", notNullValue());
    }

    @Test
    void isNotBegunByNobodyOrForNoReason() {
        given().contentType("application/json")
                .body("{\"dryRun\": true}")
                .post("/sagas/rebuild")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("by", "reason"));
        given().contentType("application/json").post("/sagas/rebuild").then().statusCode(400);
    }

    private static JsonPath rebuilt(boolean dryRun) {
        begin(dryRun).statusCode(202);
        return ended();
    }

    private static ValidatableResponse begin(boolean dryRun) {
        return given().contentType("application/json")
                .body(Map.of("by", "jo", "reason", "a row was edited by hand", "dryRun", dryRun))
                .post("/sagas/rebuild")
                .then();
    }

    private static JsonPath ended() {
        soon().until(() -> latest().getString("state").equals("DONE"));
        return latest();
    }

    private static JsonPath latest() {
        return when().get("/sagas/rebuild").then().statusCode(200).extract().jsonPath();
    }

    private void damage(String change) {
        scene.rows("update saga set " + change + " where order_id = $1", order);
    }

    private long orders() {
        return scene.rows("select order_id from saga union select order_id from saga_event")
                .size();
    }

    /** All but the version. */
    private String row() {
        return scene.rows("select (to_jsonb(s) - 'version')::text from saga s where order_id = $1", order)
                .get(0)
                .getString(0);
    }
}
