package dev.quadrille.order;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the view: the streams know what should stand there. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ViewRebuildTest {

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    private Events order;

    @BeforeEach
    void rebuildWhatOthersHaveDamaged() {
        order = new Events(scene.places());
        scene.hears(order.processed()).hasHeardAll();
        rebuilt();
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        String before = row();

        ExtractableResponse<Response> rebuilt = rebuilt();

        assertThat(rebuilt.<Integer>path("orders"))
                .isEqualTo(count("select count(distinct order_id) from order_event"));
        assertThat(rebuilt.<Integer>path("differed")).isZero();
        assertThat(row()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'SHIPPED'",
                "reason = 'OUT_OF_STOCK'",
                "version = 7",
                "total_minor = 1",
                "currency = 'USD'",
                "customer_id = 'c-43'",
                "lines = '[]'",
                "created_at = now()",
                "updated_at = now()",
                "deadline = null"
            })
    void mendsWhatWasDamaged(String damage) {
        String before = row();
        change("update order_view set " + damage + " where order_id = $1");
        assertThat(row()).isNotEqualTo(before);

        assertThat(rebuilt().<Integer>path("differed")).isEqualTo(1);

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void bringsBackWhatIsMissing() {
        String before = row();
        change("delete from order_view where order_id = $1");

        assertThat(rebuilt().<Integer>path("differed")).isEqualTo(1);

        assertThat(row()).isEqualTo(before);
        scene.hears(order.reserved()).hasHeardAll();
        assertThat(scene.addsUp(order.order())).isTrue();
    }

    @Test
    void removesWhatHasNoStream() {
        UUID orphan = UuidCreator.getTimeOrderedEpoch();
        pool.preparedQuery("""
                        insert into order_view select $1, 'c-42', 'PENDING', null, 1, 'EUR', '[]', 1, now(), now()""").executeAndAwait(Tuple.of(orphan));

        assertThat(rebuilt().<Integer>path("differed")).isEqualTo(1);

        when().get("/orders/" + orphan).then().statusCode(404);
    }

    @Test
    void keepsTheDeadlineThatWasGivenWithTheOrder() {
        Instant later = Instant.now().plus(Duration.ofDays(3));
        pool.preparedQuery("update order_view set deadline = $2, version = 9 where order_id = $1")
                .executeAndAwait(Tuple.of(order.order(), later.atOffset(ZoneOffset.UTC)));

        rebuilt();

        String deadline = when().get("/orders/" + order.order()).path("deadline");
        assertThat(Instant.parse(deadline)).isBetween(later.minusMillis(1), later.plusMillis(1));
    }

    @Test
    void goesThroughAllOrdersBatchByBatch() {
        List<CompletableFuture<UUID>> many =
                Stream.generate(() -> scene.placesSoon("c-42")).limit(1_100).toList();
        many.forEach(CompletableFuture::join);
        int orders = count("select count(*) from order_event where version = 1");
        int damaged = count(
                "with d as (update order_view set status = 'SHIPPED', version = 0 returning 1) select count(*) from d");

        rebuilt("orders", orders, "differed", damaged);

        assertThat(damaged).isEqualTo(orders).isGreaterThan(1_100);
        assertThat(many)
                .allSatisfy(each -> assertThat(scene.addsUp(each.join())).isTrue());
        rebuilt("orders", orders, "differed", 0);
    }

    @Test
    void letsOrdersGoOnMeanwhile() {
        List<Events> orders =
                Stream.generate(() -> new Events(scene.places())).limit(60).toList();

        List<CompletableFuture<Integer>> rebuilds = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> rebuilt().<Integer>path("differed")))
                .limit(4)
                .toList();
        orders.forEach(each -> scene.hearsOneByOne(each.processed(), each.reserved(), each.shipped()));
        scene.hasHeardAll();

        assertThat(rebuilds).allSatisfy(rebuild -> assertThat(rebuild.join()).isZero());
        assertThat(orders)
                .allSatisfy(each -> assertThat(scene.addsUp(each.order())).isTrue());
        assertThat(rebuilt().<Integer>path("differed")).isZero();
    }

    private static ExtractableResponse<Response> rebuilt() {
        return when().post("/admin/order-view/rebuild").then().statusCode(200).extract();
    }

    private static void rebuilt(String one, int first, String other, int second) {
        when().post("/admin/order-view/rebuild")
                .then()
                .statusCode(200)
                .body(one, equalTo(first), other, equalTo(second));
    }

    private void change(String statement) {
        pool.preparedQuery(statement).executeAndAwait(Tuple.of(order.order()));
    }

    private int count(String query) {
        return pool.query(query).executeAndAwait().iterator().next().getLong(0).intValue();
    }

    private String row() {
        return pool.preparedQuery("select v::text from order_view v where order_id = $1")
                .executeAndAwait(Tuple.of(order.order()))
                .iterator()
                .next()
                .getString(0);
    }
}
