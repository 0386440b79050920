package dev.quadrille.order;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders in pages: each once, newest first, however many are placed meanwhile. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OrderPagesTest {

    @Inject
    Scene scene;

    private final String customer = "c-" + UUID.randomUUID();
    private final String other = "c-" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7})
    void showAllOrdersOfACustomerOnceNewestFirst(int limit) {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            mine.add(scene.places(customer).toString());
            scene.places(other);
        }

        Collections.reverse(mine);
        assertThat(allPages("customerId=" + customer, limit)).isEqualTo(mine);
    }

    @Test
    void areNotDisturbedByNewOrders() {
        List<String> mine = placed(4);
        ExtractableResponse<Response> first = page("customerId=" + customer + "&limit=2");
        scene.places(customer);

        List<String> rest = allPages("customerId=" + customer, 2, first.path("next"));

        assertThat(first.<List<String>>path("orders.orderId")).containsExactly(mine.get(3), mine.get(2));
        assertThat(rest).containsExactly(mine.get(1), mine.get(0));
    }

    @Test
    void showOrdersOfOneStatus() {
        List<String> mine = placed(5);
        Events confirmed = new Events(UUID.fromString(mine.get(1)));
        Stream.of(mine.get(0), mine.get(3))
                .map(UUID::fromString)
                .forEach(each -> scene.cancels(each).join());
        scene.hears(confirmed.reserved()).hasHeardAll();

        assertThat(allPages("customerId=" + customer + "&status=CANCELLING", 1))
                .containsExactly(mine.get(3), mine.get(0));
        assertThat(allPages("customerId=" + customer + "&status=CONFIRMED", 2)).containsExactly(mine.get(1));
        assertThat(allPages("customerId=" + customer + "&status=PENDING", 1)).containsExactly(mine.get(4), mine.get(2));
        assertThat(allPages("customerId=" + customer + "&status=SHIPPED", 1)).isEmpty();
        assertThat(page("status=CANCELLING&limit=1").<List<String>>path("orders.orderId"))
                .containsExactly(mine.get(3));
    }

    @Test
    void showTheNewestOfAllCustomersFirst() {
        String mine = scene.places(customer).toString();
        String theirs = scene.places(other).toString();

        assertThat(page("limit=2").<List<String>>path("orders.orderId")).containsExactly(theirs, mine);
    }

    @Test
    void holdFiftyOrdersUnlessAskedOtherwise() {
        placed(51);

        when().get("/orders?customerId=" + customer).then().body("orders", hasSize(50));
        when().get("/orders?customerId=" + customer + "&limit=200").then().body("orders", hasSize(51));
    }

    private List<String> placed(int count) {
        return Stream.generate(() -> scene.places(customer).toString())
                .limit(count)
                .toList();
    }

    private static List<String> allPages(String query, int limit) {
        return allPages(query, limit, null);
    }

    private static List<String> allPages(String query, int limit, String after) {
        ExtractableResponse<Response> page = page(query + "&limit=" + limit + (after == null ? "" : "&after=" + after));
        List<String> orders = new ArrayList<>(page.<List<String>>path("orders.orderId"));
        assertThat(orders).hasSizeLessThanOrEqualTo(limit).doesNotContain(after);
        if (page.path("next") != null) {
            orders.addAll(allPages(query, limit, page.path("next")));
        }
        return orders;
    }

    private static ExtractableResponse<Response> page(String query) {
        return when().get("/orders?" + query).then().statusCode(200).extract();
    }
}
