package dev.quadrille.order.api;

import static dev.quadrille.order.api.Requests.place;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service describes itself, with examples that can be sent as they stand. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OpenApiTest {

    private static final String DOCUMENT = "/q/openapi?format=json";

    @Inject
    ObjectMapper json;

    @Test
    void namesEveryPath() {
        when().get(DOCUMENT)
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems(
                                "/orders",
                                "/orders/{orderId}",
                                "/orders/{orderId}/events",
                                "/orders/{orderId}/cancel",
                                "/products",
                                "/products/{sku}",
                                "/admin/order-view/rebuild",
                                "/status"));
    }

    @Test
    void doesNotOfferFaults() {
        when().get(DOCUMENT).then().body("paths.keySet()", everyItem(not(startsWith("/faults"))));
    }

    @Test
    void offersAKeyWhereARequestMayBeSentAgain() {
        String header = ".post.parameters.find { it.name == 'Idempotency-Key' }.";
        for (String path : List.of("/orders", "/orders/{orderId}/cancel")) {
            when().get(DOCUMENT)
                    .then()
                    .body("paths.'" + path + "'" + header + "in", equalTo("header"))
                    .body("paths.'" + path + "'" + header + "schema.type", equalTo("string"))
                    .body("paths.'" + path + "'" + header + "description", containsString("24 hours"));
        }
    }

    @Test
    void givesExamplesThatAreAccepted() throws IOException {
        JsonNode examples = json.readTree(when().get(DOCUMENT).asString())
                .at("/paths/~1orders/post/requestBody/content/application~1json/examples");

        assertThat(examples.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("will be shipped", "will be cancelled and refunded");
        examples.forEach(example -> place(text(example.path("value"))).statusCode(202));
    }

    @Test
    void describesAnOrderAsItIsShown() {
        String id = place(Requests.orderOf(Requests.TWO_TEAS)).extract().path("orderId");
        Map<String, Object> shown = when().get("/orders/" + id).jsonPath().getMap("");
        Map<String, Object> described =
                when().get(DOCUMENT).jsonPath().getMap("components.schemas.OrderView.properties");

        assertThat(described).containsOnlyKeys(shown.keySet());
    }

    @Test
    void saysHowEachRequestIsAnswered() {
        when().get(DOCUMENT)
                .then()
                .body("paths.'/orders'.post.responses.keySet()", hasItems("202", "400", "413", "422", "503"))
                .body(
                        "paths.'/orders/{orderId}/cancel'.post.responses.keySet()",
                        hasItems("202", "400", "404", "409", "422"))
                .body("paths.'/products/{sku}'.put.responses.keySet()", hasItems("201", "204", "400"));
    }

    @Test
    void canBeTriedInTheBrowser() {
        when().get("/q/swagger-ui")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("swagger-ui"));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
