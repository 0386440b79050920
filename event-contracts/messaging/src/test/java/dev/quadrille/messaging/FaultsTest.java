package dev.quadrille.messaging;

import static dev.quadrille.messaging.Bench.cancelled;
import static dev.quadrille.messaging.Database.done;
import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The events of a topic can be held back, durably, and are handled once when they are let go. */
class FaultsTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(DATABASE.pool());
    }

    @Test
    void holdsBackTheEventsOfATopicAndHandlesThemOnceItIsReleased() {
        bench.faults.hold("orders.cancelled");
        bench.hears(List.of(order));
        bench.retries.wake().join();
        assertThat(DATABASE.notedOrders()).isEmpty();

        done(bench.faults.release("orders.cancelled"));

        soon().untilAsserted(
                        () -> assertThat(bench.publisher.about(order)).isEqualTo(List.of(new PaymentVoided(order))));
        assertThat(DATABASE.notedOrders()).containsExactly(order);
        assertThat(DATABASE.count("retry_queue")).isZero();
    }

    @Test
    void leavesOtherTopicsAlone() {
        bench.faults.hold("orders.created");

        bench.hears(List.of(order));

        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }

    @Test
    void holdsAnEventOnceThatComesTwice() {
        Delivery delivery = new Delivery().and(cancelled(order), UuidCreator.getTimeOrderedEpoch());
        bench.faults.hold("orders.cancelled");
        bench.hears(delivery);
        bench.hears(delivery);
        assertThat(DATABASE.count("retry_queue")).isEqualTo(1);

        done(bench.faults.release("orders.cancelled"));
        bench.hears(delivery);
        bench.retries.wake().join();

        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }

    @Test
    void buriesWhatCannotBeHandledOnceItIsReleased() {
        bench.scribe.cannotSpeakOf(order);
        bench.faults.hold("orders.cancelled");
        bench.hears(List.of(order));

        done(bench.faults.release("orders.cancelled"));
        bench.retries.wake().join();
        bench.relay.wake().join();

        assertThat(bench.publisher.deadLetters(order))
                .singleElement()
                .asString()
                .contains("cannot be noted");
        assertThat(DATABASE.count("retry_queue")).isZero();
    }

    @Test
    void letsGoWhatABatchHeldThatEndsAfterTheRelease() {
        bench.faults.hold("orders.cancelled");
        SqlConnection stalls = DATABASE.pool().getConnectionAndAwait();
        Transaction inbox = LongTransaction.begin(stalls);
        stalls.query("lock table inbox").executeAndAwait();
        CompletableFuture<Void> heard =
                bench.consumer.on(Delivery.of(cancelled(order)).records()).subscribeAsCompletionStage();
        soon().until(
                        () -> DATABASE.query("select from pg_locks where relation = 'inbox'::regclass and not granted"),
                        waiting -> waiting.size() == 1);

        done(bench.faults.release("orders.cancelled"));
        inbox.commitAndAwait();
        stalls.closeAndAwait();
        soon().until(heard::isDone);
        bench.retries.wake().join();

        assertThat(DATABASE.notedOrders()).containsExactly(order);
        assertThat(DATABASE.count("retry_queue")).isZero();
    }

    @Test
    void survivesTheProcess() {
        bench.faults.hold("orders.cancelled");
        bench.hears(List.of(order));
        Bench restarted = new Bench(DATABASE.pool());

        done(restarted.faults.release("orders.cancelled"));
        restarted.retries.wake().join();

        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }
}
