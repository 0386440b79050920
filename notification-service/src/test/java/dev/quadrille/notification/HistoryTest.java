package dev.quadrille.notification;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.quadrille.messaging.Housekeeping.Removed;
import dev.quadrille.messaging.LongTransaction;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history is kept by day, and each day goes when it is long past; no saga loses what it still needs. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class HistoryTest {

    private static final Instant MARCH_10 = Instant.parse("2020-03-10T12:00:00Z");
    private static final Instant A_MONTH_LATER = Instant.parse("2020-04-10T12:00:00Z");
    private static final UUID OF_ANOTHER_KIND = UUID.fromString("00000000-0000-4000-8000-0000000000aa");

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    private final UUID order = LongAgo.orderAt("2020-03-10T23:00:00Z");

    @BeforeEach
    void begin() {
        end();
        sweep(MARCH_10);
    }

    @AfterEach
    void end() {
        LongAgo.clear(pool);
        scene.rows("delete from saga_event where order_id = $1", OF_ANOTHER_KIND);
        scene.rows("delete from saga where order_id = $1", OF_ANOTHER_KIND);
    }

    @Test
    void hasAPartitionForEachDayBeforeTheFirstEventIsHeard() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(partitions())
                .containsAll(Stream.iterate(-HistoryDays.BACK, ahead -> ahead + 1)
                        .limit(HistoryDays.BACK + HistoryDays.AHEAD + 1L)
                        .map(ahead -> "saga_event_" + today.plusDays(ahead).format(DateTimeFormatter.BASIC_ISO_DATE))
                        .toList());
    }

    @Test
    void keepsAnOrderInItsDay() {
        UUID atMidnight = LongAgo.orderAt("2020-03-11T00:00:00Z");
        hear(Outcome.SHIPPED, order);
        hear(Outcome.SHIPPED, atMidnight);
        hear(Outcome.SHIPPED, OF_ANOTHER_KIND);

        assertThat(partitionsOf(order)).containsExactly("saga_event_20200310");
        assertThat(partitionsOf(atMidnight)).containsExactly("saga_event_20200311");
        assertThat(partitionsOf(OF_ANOTHER_KIND)).containsExactly("saga_event_default");
    }

    @Test
    void movesWhatCameBeforeItsDayHadAPartition() {
        UUID early = LongAgo.orderAt("2020-03-20T08:00:00Z");
        hear(Outcome.SHIPPED, early);
        assertThat(partitionsOf(early)).containsExactly("saga_event_default");

        sweep(Instant.parse("2020-03-17T00:00:00Z"));

        assertThat(partitionsOf(early)).containsExactly("saga_event_20200320");
        when().get("/sagas/" + early).then().body("events", hasSize(5), "eventsKept", equalTo(true));
    }

    @Test
    void forgetsADayAndKeepsTheSagas() {
        hear(Outcome.SHIPPED, order);
        ended(order, "2020-03-10T23:00:01Z");
        String row = scene.saga(order).toJson().encode();

        assertThat(sweep(Instant.parse("2020-04-09T23:59:59Z"))).isZero();
        assertThat(sweep(Instant.parse("2020-04-10T00:00:00Z"))).isEqualTo(5);

        assertThat(partitions()).doesNotContain("saga_event_20200310").contains("saga_event_20200311");
        assertThat(scene.saga(order).toJson().encode()).isEqualTo(row);
        when().get("/sagas/" + order)
                .then()
                .statusCode(200)
                .body("status", equalTo("SHIPPED"), "steps", hasSize(5))
                .body("events", empty(), "eventsKept", equalTo(false));
    }

    @Test
    void keepsWhatSagasNeedThatHaveNotEnded() {
        List<Story.Step> steps = Outcome.NO_CARRIER.of(order).steps();
        scene.hears(steps.subList(0, 4)).hasHeardAll();

        sweep(A_MONTH_LATER);
        assertThat(partitionsOf(order)).containsExactly("saga_event_default");
        scene.hears(steps.subList(4, 8)).hasHeardAll();

        when().get("/sagas/" + order)
                .then()
                .body("status", equalTo("CANCELLED"), "events", hasSize(8), "eventsKept", equalTo(true));
        assertThat(scene.saga(order).getArrayOfStrings("steps"))
                .containsExactlyElementsOf(Outcome.NO_CARRIER.of(order).names());
    }

    @Test
    void keepsEventsOfOrdersThatHaveNoSaga() {
        hear(Outcome.SHIPPED, order);
        scene.rows("delete from saga where order_id = $1", order);

        sweep(A_MONTH_LATER);

        assertThat(partitionsOf(order)).containsExactly("saga_event_default");
    }

    @Test
    void countsFromTheEndOfASaga() {
        hear(Outcome.SHIPPED, order);
        ended(order, "2020-04-01T00:00:00Z");

        sweep(A_MONTH_LATER);
        assertThat(partitionsOf(order)).containsExactly("saga_event_default");
        scene.rows("update saga_event set heard_at = '2020-04-01T00:00:00Z' where order_id = $1", order);
        assertThat(sweep(Instant.parse("2020-05-01T23:59:59Z"))).isZero();
        assertThat(sweep(Instant.parse("2020-05-02T00:00:00Z"))).isEqualTo(5);

        when().get("/sagas/" + order).then().body("events", empty(), "eventsKept", equalTo(false));
    }

    @Test
    void forgetsOrdersOfAnotherKindAsAWhole() {
        hear(Outcome.SHIPPED, OF_ANOTHER_KIND);
        ended(OF_ANOTHER_KIND, "2020-03-10T12:00:00Z");
        sweep(A_MONTH_LATER);
        assertThat(partitionsOf(OF_ANOTHER_KIND)).containsExactly("saga_event_default");

        scene.rows("""
                update saga_event set heard_at = '2020-03-10T12:00:00Z' where order_id = $1 and type ~ 'created'""", OF_ANOTHER_KIND);
        assertThat(sweep(A_MONTH_LATER)).isEqualTo(5);

        assertThat(partitionsOf(OF_ANOTHER_KIND)).isEmpty();
    }

    @Test
    void letsTheRowStandWhenAnEventComesLate() {
        Story story = Outcome.OUT_OF_STOCK.of(order);
        scene.hears(story).hasHeardAll();
        ended(order, "2020-03-10T23:00:01Z");
        sweep(A_MONTH_LATER);
        scene.rows("delete from inbox");
        String row = scene.saga(order).toJson().encode();
        int told = scene.requested(order).size();

        story.steps().forEach(step -> scene.hears(List.of(step)));
        scene.hasHeardAll();

        assertThat(scene.saga(order).toJson().encode()).isEqualTo(row);
        assertThat(scene.requested(order)).hasSize(told);
        assertThat(partitionsOf(order)).as("what was heard is kept").containsExactly("saga_event_default");
    }

    @Test
    void letsWhoeverHearsEventsGoFirst() {
        hear(Outcome.SHIPPED, order);
        ended(order, "2020-03-10T23:00:01Z");
        SqlConnection consumer = pool.getConnectionAndAwait();
        Transaction turn = LongTransaction.begin(consumer);
        consumer.query("select from saga_event where order_id = '" + order + "'")
                .executeAndAwait();

        assertThatThrownBy(() -> sweep(A_MONTH_LATER)).hasMessageContaining("lock timeout");
        hear(Outcome.SHIPPED, LongAgo.orderAt("2020-03-10T10:00:00Z"));
        assertThat(partitions()).contains("saga_event_20200310");

        turn.commitAndAwait();
        consumer.closeAndAwait();
        sweep(A_MONTH_LATER);
        assertThat(partitions()).doesNotContain("saga_event_20200310");
    }

    @Test
    void isSweptByOneReplicaAtATime() {
        List<CompletableFuture<Removed>> replicas = Stream.generate(() -> at(A_MONTH_LATER))
                .limit(6)
                .map(one -> one.remove().subscribeAsCompletionStage())
                .toList();
        replicas.forEach(CompletableFuture::join);

        sweep(A_MONTH_LATER);

        assertThat(partitions().stream().filter(partition -> partition.startsWith("saga_event_2020")))
                .hasSizeGreaterThanOrEqualTo(HistoryDays.BACK + HistoryDays.AHEAD + 1)
                .doesNotContain("saga_event_20200310");
    }

    @Test
    void isNotForgottenBeforeKafkaAndTheInboxForget() {
        assertThatThrownBy(() -> new Retention(Clock.systemUTC(), 7))
                .hasMessageStartingWith("quadrille.history.days is 7: ");
    }

    private void hear(Outcome outcome, UUID about) {
        scene.hears(outcome.of(about)).hasHeardAll();
    }

    private void ended(UUID about, String time) {
        scene.rows("update saga set ended_at = $2::text::timestamptz where order_id = $1", about, time);
    }

    private List<String> partitions() {
        return scene
                .rows("select inhrelid::regclass::text from pg_inherits where inhparent = 'saga_event'::regclass")
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<String> partitionsOf(UUID about) {
        return scene
                .rows("select distinct tableoid::regclass::text from saga_event where order_id = $1", about)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private ForgottenHistory at(Instant now) {
        Retention retention = LongAgo.retention(now);
        return new ForgottenHistory(pool, new HistoryDays(pool, retention), retention);
    }

    /** @return how many events were forgotten */
    private long sweep(Instant now) {
        long rows = 0;
        Removed last;
        do {
            last = at(now).remove().subscribeAsCompletionStage().join();
            rows += last.rows();
        } while (last.more());
        return rows;
    }
}
