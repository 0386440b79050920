package dev.quadrille.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.LongTransaction;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.order.PlaceOrder.Wish;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key is good for a day: then the same request is a new one. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ForgottenKeysTest {

    @Inject
    OrderDesk desk;

    @Inject
    ForgottenKeys forgotten;

    @Inject
    SettableClock clock;

    @Inject
    Pool pool;

    private final String scope = UUID.randomUUID().toString();

    @AfterEach
    void setTheClockRight() {
        clock.setRight();
    }

    @Test
    void areKeptForADay() {
        Receipt first = place();
        clock.putForward(ForgottenKeys.KEPT.minusMinutes(1));
        sweep();
        assertThat(place()).isEqualTo(first);

        clock.putForward(Duration.ofMinutes(2));
        sweep();

        assertThat(place()).isNotEqualTo(first);
    }

    @Test
    void goInSmallBatchesOnAnyNumberOfReplicas() {
        sweep();
        fill(3 * ForgottenKeys.BATCH + 500);

        List<CompletableFuture<Boolean>> replicas = Stream.generate(
                        () -> forgotten.batch().subscribeAsCompletionStage())
                .limit(2)
                .toList();
        assertThat(replicas).allSatisfy(more -> assertThat(more.join()).isTrue());
        assertThat(left()).isEqualTo(ForgottenKeys.BATCH + 500);
        sweep();

        assertThat(left()).isZero();
    }

    @Test
    void areLeftToTheReplicaThatForgetsThem() {
        sweep();
        fill(5);
        SqlConnection other = pool.getConnectionAndAwait();
        try {
            LongTransaction.begin(other);
            other.preparedQuery("select 1 from idempotency_key where scope = $1 and key <= '3' for update")
                    .executeAndAwait(Tuple.of(scope));

            sweep();
        } finally {
            other.closeAndAwait();
        }
        assertThat(left()).isEqualTo(3);
        sweep();
        assertThat(left()).isZero();
    }

    private Receipt place() {
        PlaceOrder order = new PlaceOrder("c-42", "c42@example.com", List.of(new Wish("TEA-500", 2)), "tok_ok");
        return desk.place(order, new RequestKey(scope, "key", "print"))
                .subscribeAsCompletionStage()
                .join();
    }

    private void fill(int keys) {
        pool.preparedQuery("""
                        insert into idempotency_key (scope, key, fingerprint, order_id, status, answered_at)
                        select $1, i::text, '', gen_random_uuid(), 'PENDING', now() - interval '25 hours'
                        from generate_series(1, $2) i""").executeAndAwait(Tuple.of(scope, keys));
    }

    private long left() {
        return pool.preparedQuery("select count(*) from idempotency_key where scope = $1")
                .executeAndAwait(Tuple.of(scope))
                .iterator()
                .next()
                .getLong(0);
    }

    private void sweep() {
        while (forgotten.batch().subscribeAsCompletionStage().join()) {
            continue;
        }
    }
}
