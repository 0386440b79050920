package dev.quadrille.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sagas, newest first, a page at a time. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaPagesTest {

    @Inject
    Scene scene;

    @Test
    void areReadToTheEndWithoutGapsOrDoubles() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID order = UuidCreator.getTimeOrderedEpoch();
            orders.add(0, order.toString());
            scene.hears(Outcome.placed(order));
        }
        scene.hasHeardAll();

        List<String> read = new ArrayList<>();
        JsonPath page = page(given().queryParam("limit", 3));
        while (page.getString("next") != null) {
            assertThat(page.getList("sagas")).hasSize(3);
            read.addAll(page.getList("sagas.orderId"));
            page = page(given().queryParam("limit", 3).queryParam("after", page.getString("next")));
        }
        read.addAll(page.getList("sagas.orderId"));

        assertThat(read).doesNotHaveDuplicates().containsSubsequence(orders);
        assertThat(read).hasSize(scene.rows("select from saga").size());
    }

    @Test
    void areChosenByTheirStatus() {
        UUID shipped = UuidCreator.getTimeOrderedEpoch();
        UUID cancelled = UuidCreator.getTimeOrderedEpoch();
        UUID running = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.SHIPPED.of(shipped))
                .hears(Outcome.DECLINED.of(cancelled))
                .hears(Outcome.placed(running))
                .hasHeardAll();

        assertThat(ordersOf("SHIPPED"))
                .contains(shipped.toString())
                .doesNotContain(cancelled.toString(), running.toString());
        assertThat(ordersOf("CANCELLED"))
                .contains(cancelled.toString())
                .doesNotContain(shipped.toString(), running.toString());
        assertThat(ordersOf("RUNNING"))
                .contains(running.toString())
                .doesNotContain(shipped.toString(), cancelled.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "many", "99999999999"})
    void areAtMostFiveHundredAPage(String limit) {
        given().queryParam("limit", limit)
                .get("/sagas")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("limit"), "errors[0].allowed", equalTo("1 to 500"));
    }

    @Test
    void sayOfEveryParameterThatIsWrongWhatIsAllowed() {
        given().queryParam("status", "LOST")
                .queryParam("after", "1-2-3-4-5")
                .get("/sagas")
                .then()
                .statusCode(400)
                .body("errors.field", contains("status", "after"))
                .body("errors.allowed", contains("RUNNING, SHIPPED, CANCELLED", "the next of the page before"));
    }

    private static List<String> ordersOf(String status) {
        JsonPath page = page(given().queryParam("status", status).queryParam("limit", 500));
        assertThat(page.<String>getList("sagas.status")).containsOnly(status);
        return page.getList("sagas.orderId");
    }

    private static JsonPath page(RequestSpecification request) {
        return request.get("/sagas").then().statusCode(200).extract().jsonPath();
    }
}
