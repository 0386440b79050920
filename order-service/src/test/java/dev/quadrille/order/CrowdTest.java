package dev.quadrille.order;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many customers order at the same time: they share transactions, and each gets its own answer. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class CrowdTest {

    private static final int CROWD = 200;

    @Inject
    Scene scene;

    @TestHTTPResource("/orders")
    URI orders;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String crowd = UUID.randomUUID().toString();

    @Test
    void sharesTransactionsAndEachGetsItsOwnAnswer() {
        List<CompletableFuture<HttpResponse<String>>> asked =
                IntStream.range(0, CROWD).mapToObj(this::place).toList();
        List<JsonPath> answers = asked.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::body)
                .map(JsonPath::from)
                .toList();

        List<UUID> placed = IntStream.range(0, CROWD)
                .filter(i -> !isUnlucky(i))
                .mapToObj(i -> answers.get(i).getUUID("orderId"))
                .toList();
        assertThat(placed).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(scene.transactions(placed)).isLessThan(placed.size());
        IntStream.range(0, CROWD).forEach(i -> hasItsOwnAnswer(i, answers.get(i)));
        assertThat(placed).allSatisfy(order -> assertThat(scene.stream(order)).containsExactly("order.created.v2"));
    }

    private void hasItsOwnAnswer(int customer, JsonPath answer) {
        if (isUnlucky(customer)) {
            assertThat(answer.getInt("status")).isEqualTo(400);
            assertThat(answer.getString("detail")).isEqualTo("'GOLD-" + customer + "' is not on the price list");
        } else {
            when().get("/orders/" + answer.getString("orderId"))
                    .then()
                    .body("customerId", equalTo(name(customer)), "lines[0].quantity", equalTo(customer + 1));
        }
    }

    /** One in five wants what is not on the price list. */
    private static boolean isUnlucky(int customer) {
        return customer % 5 == 0;
    }

    private CompletableFuture<HttpResponse<String>> place(int customer) {
        String order =
                """
                {"customerId": "%s", "customerEmail": "c42@example.com", "paymentToken": "tok_ok",
                 "lines": [{"sku": "%s", "quantity": %d}]}""".formatted(name(customer), isUnlucky(customer) ? "GOLD-" + customer : "TEA-500", customer + 1);
        HttpRequest request = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private String name(int customer) {
        return "c-" + customer + "-" + crowd;
    }
}
