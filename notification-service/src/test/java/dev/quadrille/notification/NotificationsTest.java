package dev.quadrille.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What customers were told: without SMTP the table is the delivery, and it keeps the newest. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
@TestProfile(NotificationsTest.KeepsTen.class)
class NotificationsTest {

    @Inject
    Scene scene;

    /** Ten, so that a test can overfill it. */
    public static final class KeepsTen implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quadrille.notifications.kept", "10");
        }
    }

    @Test
    void areDeliveredAndShownWithTheAddressMasked() {
        UUID order = tellOf(Outcome.SHIPPED);

        List<Map<String, Object>> newest = page(given().queryParam("limit", 2)).getList("notifications");
        assertThat(newest)
                .extracting(notice -> notice.get("about"), notice -> notice.get("orderId"))
                .containsExactly(tuple("ORDER_SHIPPED", order.toString()), tuple("ORDER_CONFIRMED", order.toString()));
        assertThat(newest)
                .allSatisfy(notice -> assertThat(notice)
                        .containsEntry("recipient", "c***@example.com")
                        .containsEntry("state", "DELIVERED")
                        .containsEntry("failure", null)
                        .containsKey("at"));
        assertThat(given().get("/notifications").asString()).doesNotContain("c42@");
    }

    @Test
    void keepsTheNewestTen() {
        for (int i = 0; i < 8; i++) {
            tellOf(Outcome.SHIPPED);
        }
        UUID last = tellOf(Outcome.SHIPPED);

        assertThat(scene.rows("select from notification")).hasSize(10);
        assertThat(scene.rows("select order_id from notification order by position desc limit 2"))
                .extracting(row -> row.getUUID(0))
                .containsExactly(last, last);
    }

    @Test
    void areReadInPages() {
        for (int i = 0; i < 5; i++) {
            tellOf(Outcome.SHIPPED);
        }
        List<Integer> read = new ArrayList<>();
        JsonPath page = page(given().queryParam("limit", 4));
        while (page.get("next") != null) {
            read.addAll(page.getList("notifications.position"));
            page = page(given().queryParam("limit", 4).queryParam("before", page.getLong("next")));
        }
        read.addAll(page.getList("notifications.position"));

        assertThat(read)
                .hasSize(10)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void areAtMostFiveHundredAPage() {
        given().queryParam("limit", 501)
                .queryParam("before", "yesterday")
                .get("/notifications")
                .then()
                .statusCode(400)
                .body("errors.field", contains("before", "limit"))
                .body("errors.allowed", contains("the next of the page before", "1 to 500"));
    }

    private UUID tellOf(Outcome outcome) {
        UUID order = UuidCreator.getTimeOrderedEpoch();
        scene.hears(outcome.of(order)).hasHeardAll();
        scene.hearsItsOwnRequests(order);
        return order;
    }

    private static JsonPath page(RequestSpecification request) {
        return request.get("/notifications").then().statusCode(200).extract().jsonPath();
    }
}
