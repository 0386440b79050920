package dev.quadrille.order;

import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.LongTransaction;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order that is not confirmed in time is cancelled, once, and what comes later changes nothing. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class DeadlinesTest {

    private static final Duration TIME = Duration.ofMinutes(5);

    @Inject
    Scene scene;

    @Inject
    SettableClock clock;

    @Inject
    Deadlines deadlines;

    @Inject
    Pool pool;

    private Events order;
    private OrderEvent timedOut;

    @BeforeEach
    void place() {
        order = new Events(scene.places());
        timedOut = order.cancelled(CancellationReason.TIMED_OUT);
    }

    @AfterEach
    void setTheClockRight() {
        clock.setRight();
    }

    @Test
    void cancelByThemselvesWhatIsNotConfirmedInTime() {
        clock.putForward(TIME);

        scene.says(order.order(), order.created(), timedOut);
        shown().body("status", equalTo("CANCELLING"), "reason", equalTo("TIMED_OUT"), "deadline", nullValue());
    }

    @Test
    void areNotTouchedBeforeTheirTime() {
        clock.putForward(TIME.minusSeconds(30));

        sweep();

        scene.says(order.order(), order.created());
        String placed = shown().extract().path("createdAt");
        assertThat(Instant.parse(shown().extract().path("deadline")))
                .isEqualTo(Instant.parse(placed).plus(TIME));
    }

    @Test
    void areMetByAConfirmationInTime() {
        scene.hears(order.reserved()).hasHeardAll();
        shown().body("status", equalTo("CONFIRMED"), "deadline", nullValue());
        clock.putForward(TIME.multipliedBy(2));

        sweep();

        scene.says(order.order(), order.created(), order.confirmed());
    }

    @Test
    void standAsTheyWereWhenTheOrderWasPlaced() {
        Instant early = Instant.now().minus(Duration.ofHours(1));
        pool.preparedQuery("update order_view set deadline = $1 where order_id = $2")
                .executeAndAwait(Tuple.of(early.atOffset(ZoneOffset.UTC), order.order()));

        sweep();

        scene.says(order.order(), order.created(), timedOut);
    }

    @Test
    void letWhatComesLaterBeRecordedAndUndone() {
        clock.putForward(TIME);
        sweep();
        scene.says(order.order(), order.created(), timedOut);

        scene.hears(order.processed(), order.reserved(), order.refunded()).hasHeardAll();
        shown().body("status", equalTo("CANCELLING"));
        scene.hears(order.released()).hasHeardAll();

        shown().body("status", equalTo("CANCELLED"), "reason", equalTo("TIMED_OUT"), "version", equalTo(6));
        assertThat(scene.said(order.order())).containsExactly(order.created(), timedOut);
    }

    @Test
    void doNotCancelAgainWhatIsStuckOnItsWayBack() {
        scene.cancels(order.order()).join();
        clock.putForward(Duration.ofDays(1));

        sweep();
        sweep();

        scene.says(order.order(), order.created(), order.cancelled(CancellationReason.CANCELLED_BY_CUSTOMER));
    }

    @Test
    void cancelEachOrderOnceHoweverManyReplicasSweep() {
        List<Events> orders = Stream.generate(() -> new Events(scene.places()))
                .limit(Deadlines.BATCH + 50)
                .toList();
        clock.putForward(TIME);

        List<CompletableFuture<Boolean>> sweeps = Stream.generate(
                        () -> deadlines.batch().subscribeAsCompletionStage())
                .limit(8)
                .toList();
        sweeps.forEach(CompletableFuture::join);
        sweep();

        orders.forEach(each -> scene.says(each.order(), each.created(), each.cancelled(CancellationReason.TIMED_OUT)));
        assertThat(orders)
                .allSatisfy(each -> assertThat(scene.addsUp(each.order())).isTrue());
    }

    @Test
    void leaveToAnotherTransactionWhatItWorksOn() {
        Events free = new Events(scene.places());
        clock.putForward(TIME);
        SqlConnection other = pool.getConnectionAndAwait();
        try {
            LongTransaction.begin(other);
            other.preparedQuery("select 1 from order_view where order_id = $1 for update")
                    .executeAndAwait(Tuple.of(order.order()));

            scene.says(free.order(), free.created(), free.cancelled(CancellationReason.TIMED_OUT));
            assertThat(scene.said(order.order())).doesNotContain(timedOut);
        } finally {
            other.closeAndAwait();
        }
        scene.says(order.order(), order.created(), timedOut);
    }

    @Test
    void passOverAnOrderThatNobodyCanReadUntilSomebodyCan() {
        Events other = new Events(scene.places());
        String data = writeOver("{}");
        clock.putForward(TIME);

        try {
            sweep();

            scene.says(other.order(), other.created(), other.cancelled(CancellationReason.TIMED_OUT));
            assertThat(scene.said(order.order())).doesNotContain(timedOut);
            String putOff = shown().body("status", equalTo("PENDING")).extract().path("deadline");
            assertThat(Instant.parse(putOff))
                    .as("it is not found first again and again")
                    .isAfter(clock.instant().plus(Orders.PUT_OFF).minusSeconds(30));
        } finally {
            writeOver(data);
        }
        clock.putForward(Orders.PUT_OFF);

        scene.says(order.order(), order.created(), timedOut);
    }

    /** @return what the order's first event said before */
    private String writeOver(String data) {
        return pool.preparedQuery("""
                        update order_event e set data = $2::text::json from order_event old
                        where e.order_id = $1 and (old.order_id, old.version) = (e.order_id, e.version)
                        returning old.data::text""")
                .executeAndAwait(Tuple.of(order.order(), data))
                .iterator()
                .next()
                .getString(0);
    }

    @Test
    void raceWithAConfirmationAndOneOfThemWins() {
        List<Events> orders =
                Stream.generate(() -> new Events(scene.places())).limit(60).toList();
        clock.putForward(TIME);

        orders.forEach(each -> scene.hears(each.reserved()));
        sweep();
        soon().untilAsserted(() -> assertThat(orders).allSatisfy(this::wasConfirmedOrTimedOut));
    }

    private void wasConfirmedOrTimedOut(Events each) {
        List<SagaEvent> said = scene.said(each.order());
        assertThat(said).hasSize(2).containsAnyOf(each.confirmed(), each.cancelled(CancellationReason.TIMED_OUT));
        assertThat(scene.stream(each.order())).hasSize(3).contains("inventory.reserved.v1");
    }

    /** Until nothing is overdue, beside the sweep that the service does by itself. */
    private void sweep() {
        while (deadlines.batch().subscribeAsCompletionStage().join()) {
            continue;
        }
    }

    private ValidatableResponse shown() {
        return when().get("/orders/" + order.order()).then().statusCode(200);
    }
}
