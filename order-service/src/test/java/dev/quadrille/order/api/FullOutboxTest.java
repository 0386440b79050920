package dev.quadrille.order.api;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.order.api.Requests.PROBLEM;
import static dev.quadrille.order.api.Requests.TWO_TEAS;
import static dev.quadrille.order.api.Requests.orderOf;
import static dev.quadrille.order.api.Requests.place;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.messaging.LongTransaction;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the broker is away orders are taken; what waits too long to be said is a reason to take no more. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class FullOutboxTest {

    /** Whoever holds this lock is the only one who may empty the outbox. */
    private static final long FLOOR = 0x51554144_52494C4CL;

    @Inject
    Pool pool;

    private SqlConnection silence;
    private Transaction silent;

    @BeforeEach
    void silence() {
        silence = pool.getConnectionAndAwait();
        silent = LongTransaction.begin(silence);
        silence.preparedQuery("select pg_advisory_xact_lock($1)").executeAndAwait(Tuple.of(FLOOR));
    }

    @AfterEach
    void letSpeak() {
        silent.commitAndAwait();
        silence.closeAndAwait();
        soon().untilAsserted(() -> place(orderOf(TWO_TEAS)).statusCode(202));
    }

    @Test
    void takesOrdersWhileTheBrokerIsAwayForAMinute() {
        UUID id = Requests.placed(orderOf(TWO_TEAS));
        waitsSince(60);

        soon().pollDelay(Duration.ofSeconds(6))
                .untilAsserted(() -> place(orderOf(TWO_TEAS)).statusCode(202));
        given().post("/orders/" + id + "/cancel").then().statusCode(202);
    }

    @Test
    void takesNothingMoreWhileSomethingWaitsTooLong() {
        UUID id = Requests.placed(orderOf(TWO_TEAS));
        waitsSince(601);

        soon().untilAsserted(() -> place(orderOf(TWO_TEAS))
                .statusCode(503)
                .contentType(PROBLEM)
                .header("Retry-After", equalTo("5"))
                .body("detail", containsString("messages wait to be said, the oldest for")));
        given().post("/orders/" + id + "/cancel").then().statusCode(503).header("Retry-After", equalTo("5"));
        given().get("/orders/" + id).then().statusCode(200);
    }

    private void waitsSince(int seconds) {
        pool.preparedQuery("update outbox set time = now() - $1 * interval '1 second'")
                .executeAndAwait(Tuple.of(seconds));
    }
}
