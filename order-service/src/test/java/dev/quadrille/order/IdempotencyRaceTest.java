package dev.quadrille.order;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.OutboxBound;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.Turns;
import dev.quadrille.order.PlaceOrder.Wish;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same request at the same time, on one replica or on two: one of them has the effect, all get its answer. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class IdempotencyRaceTest {

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    @Inject
    OrderParticipant participant;

    @Inject
    PriceList priceList;

    @Inject
    GivenAnswers answers;

    @Inject
    Turns turns;

    @Inject
    OutboxBound bound;

    @TestHTTPResource("/orders")
    URI orders;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String customer = "c-" + UUID.randomUUID();
    private final UUID winner = UuidCreator.getTimeOrderedEpoch();
    private OrderDesk one;
    private OrderDesk other;

    /** Two desks share nothing but the database, as on two replicas. */
    @BeforeEach
    void openTwoDesks() {
        one = new OrderDesk(participant, priceList, answers, turns, bound);
        other = new OrderDesk(participant, priceList, answers, turns, bound);
    }

    @Test
    void fiftyAtOnceOverHttpGetOneOrder() {
        List<CompletableFuture<HttpResponse<String>>> asked =
                IntStream.range(0, 50).mapToObj(i -> post()).toList();
        List<HttpResponse<String>> responses =
                asked.stream().map(CompletableFuture::join).toList();

        assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(responses.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(responses.stream()
                        .map(response -> response.headers().firstValue("Location"))
                        .distinct())
                .hasSize(1);
        assertThat(ordersOfCustomer()).isEqualTo(1);
    }

    @Test
    void twoReplicasGetOneOrderForEachKey() {
        List<List<CompletableFuture<Receipt>>> races = IntStream.range(0, 300)
                .mapToObj(i -> key("race-" + i))
                .map(key -> Stream.of(one, other, one, other)
                        .map(desk -> placed(desk, key))
                        .toList())
                .toList();

        assertThat(races)
                .allSatisfy(race -> assertThat(
                                race.stream().map(CompletableFuture::join).distinct())
                        .hasSize(1));
        assertThat(ordersOfCustomer()).isEqualTo(300);
    }

    @Test
    void twoReplicasCancelOnce() {
        List<UUID> placed =
                Stream.generate(() -> scene.places(customer)).limit(60).toList();

        List<List<CompletableFuture<Receipt>>> races = placed.stream()
                .map(order -> Stream.of(one, other, one, other)
                        .map(desk -> desk.cancel(order, null, new RequestKey(order + "/cancel", "k", "print"))
                                .subscribeAsCompletionStage())
                        .toList())
                .toList();

        assertThat(races)
                .allSatisfy(race -> assertThat(
                                race.stream().map(CompletableFuture::join).distinct())
                        .hasSize(1));
        assertThat(placed).allSatisfy(order -> assertThat(scene.stream(order)).containsOnlyOnce("order.cancelled.v1"));
    }

    @Test
    void whoComesSecondWaitsForTheFirstAndGetsItsAnswer() {
        List<CompletableFuture<Receipt>> batch = againstAnUncommitted(key("held"), true);

        assertThat(batch.get(0).join().orderId()).isEqualTo(winner);
        List<UUID> neighbours =
                batch.stream().skip(1).map(placed -> placed.join().orderId()).toList();
        assertThat(neighbours).hasSize(3).doesNotHaveDuplicates().doesNotContain(winner);
        assertThat(neighbours)
                .allSatisfy(order -> assertThat(scene.stream(order)).containsExactly("order.created.v2"));
        assertThat(ordersOfCustomer()).as("the winner is only a key here").isEqualTo(4);
    }

    @Test
    void whoComesSecondTakesTheTurnOfAFirstThatFailed() {
        List<CompletableFuture<Receipt>> batch = againstAnUncommitted(key("held"), false);

        assertThat(batch.stream().map(placed -> placed.join().orderId()))
                .doesNotHaveDuplicates()
                .doesNotContain(winner);
        assertThat(ordersOfCustomer()).isEqualTo(5);
    }

    /** A request with the key, and three neighbours with other keys, while another replica has not committed its own. */
    private List<CompletableFuture<Receipt>> againstAnUncommitted(RequestKey held, boolean commit) {
        SqlConnection replica = pool.getConnectionAndAwait();
        try {
            Transaction transaction = replica.beginAndAwait();
            replica.preparedQuery("""
                            insert into idempotency_key (scope, key, fingerprint, order_id, status, answered_at)
                            values ($1, $2, $3, $4, 'PENDING', now())""").executeAndAwait(Tuple.of(held.scope(), held.key(), held.fingerprint(), winner));
            placed(one, key("goes alone, so that the others gather"));
            List<CompletableFuture<Receipt>> batch = new ArrayList<>(List.of(placed(one, held)));
            IntStream.range(0, 3).forEach(i -> batch.add(placed(one, key("neighbour-" + i))));
            soon().until(this::someoneWaits);
            assertThat(batch.get(0)).isNotDone();
            if (commit) {
                transaction.commitAndAwait();
            } else {
                transaction.rollbackAndAwait();
            }
            return batch;
        } finally {
            replica.closeAndAwait();
        }
    }

    private boolean someoneWaits() {
        return pool.query("select 1 from pg_locks where not granted and locktype = 'transactionid'")
                        .executeAndAwait()
                        .size()
                > 0;
    }

    private RequestKey key(String key) {
        return new RequestKey("orders of " + customer, key, "print");
    }

    private CompletableFuture<Receipt> placed(OrderDesk desk, RequestKey key) {
        PlaceOrder order = new PlaceOrder(customer, "c42@example.com", List.of(new Wish("TEA-500", 2)), "tok_ok");
        return desk.place(order, key).subscribeAsCompletionStage();
    }

    private CompletableFuture<HttpResponse<String>> post() {
        String order = """
                {"customerId": "%s", "customerEmail": "c42@example.com", "paymentToken": "tok_ok",
                 "lines": [{"sku": "TEA-500", "quantity": 1}]}""".formatted(customer);
        HttpRequest request = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"fifty\"")
                .POST(BodyPublishers.ofString(order))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private long ordersOfCustomer() {
        return pool.preparedQuery("select count(*) from order_view where customer_id = $1")
                .executeAndAwait(Tuple.of(customer))
                .iterator()
                .next()
                .getLong(0);
    }
}
