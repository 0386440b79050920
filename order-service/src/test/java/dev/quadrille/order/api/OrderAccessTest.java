package dev.quadrille.order.api;

import static dev.quadrille.order.api.Requests.TWO_TEAS;
import static dev.quadrille.order.api.Requests.orderBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.access.AccessMatrix;
import dev.quadrille.messaging.access.BadTokens;
import dev.quadrille.messaging.access.DeedLog;
import dev.quadrille.messaging.access.Guarded;
import dev.quadrille.messaging.access.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers have their own orders, and those of others do not exist for them (ASVS 5.0: 8.2.2, 8.3.1), and what staff does is kept (16.2.1, 16.3.2, 16.4.1). */
@QuarkusTest
@TestProfile(Guarded.class)
@QuarkusTestResource(RealDatabase.class)
class OrderAccessTest extends AccessMatrix {

    private final String anne = "c-anne-" + UUID.randomUUID();
    private final String asAnne = Tokens.of(anne, "customer");
    private final String asBert = Tokens.of("c-bert", "customer");
    private final String asOperator = Tokens.of("otto", "operator");

    @Test
    void aCustomerPlacesReadsAndCancelsOrdersOfItsOwn() {
        String order = placed();

        assertThat(send("GET", order, asAnne, "").statusCode()).isEqualTo(200);
        assertThat(send("GET", order + "/events", asAnne, "").statusCode()).isEqualTo(200);
        assertThat(ordersSeenBy(asAnne, "")).contains(anne);
        assertThat(send("POST", order + "/cancel", asAnne, "").statusCode()).isEqualTo(202);
    }

    @Test
    void theOrdersOfOthersDoNotExistForACustomer() {
        String order = placed();

        assertThat(send("GET", order, asBert, "")).satisfies(OrderAccessTest::isUnknown);
        assertThat(send("GET", order + "/events", asBert, "")).satisfies(OrderAccessTest::isUnknown);
        assertThat(send("POST", order + "/cancel", asBert, "")).satisfies(OrderAccessTest::isUnknown);
        assertThat(ordersSeenBy(asBert, "")).doesNotContain(anne);
        assertThat(send("GET", "/orders?customerId=" + anne, asBert, "").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", order, asAnne, "").body()).contains("PENDING");
    }

    @Test
    void aCustomerDoesNotPlaceOrdersOfOthers() {
        HttpResponse<String> answer = send("POST", "/orders", asBert, orderBy(anne, TWO_TEAS));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("the customerId must be c-bert");
        assertThat(ordersSeenBy(asOperator, anne)).doesNotContain(anne);
    }

    @Test
    void anAnswerThatWasGivenToOneIsNotRepeatedToAnother() {
        String order = placed();
        send("POST", order + "/cancel", asAnne, "");

        assertThat(send("POST", order + "/cancel", asBert, "")).satisfies(OrderAccessTest::isUnknown);
    }

    @Test
    void anOperatorSeesAndCancelsAnyOrder() {
        String order = placed();

        assertThat(ordersSeenBy(asOperator, anne)).contains(anne);
        assertThat(send("POST", order + "/cancel", asOperator, "").statusCode()).isEqualTo(202);
    }

    @Test
    void whatStaffDoesIsWrittenDown() {
        try (DeedLog log = DeedLog.open()) {
            String order = placed();
            send("POST", order + "/cancel", asOperator, "");
            send("PUT", "/products/TEA-500", asOperator, "{}");
            send("GET", order, asOperator, "");
            send("POST", "/admin/order-view/rebuild", Tokens.of("eve\nadmin: POST /harmless", "admin"), "");

            assertThat(log.lines())
                    .containsExactly(
                            "otto: POST " + order + "/cancel: 202",
                            "otto: PUT /products/TEA-500: 403",
                            "eve?admin: POST /harmless: POST /admin/order-view/rebuild: 200");
        }
    }

    @Test
    void badTokensOpenNothing() {
        BadTokens.byFault(anne, "customer", "admin").forEach((fault, token) -> {
            HttpResponse<String> answer = send("POST", "/orders", token, orderBy(anne, TWO_TEAS));
            assertThat(answer.statusCode()).as("a token that is %s", fault).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .as("a token that is %s", fault)
                    .hasValue("Bearer error=\"invalid_token\"");
            assertThat(answer.body()).contains("the token is not accepted").doesNotContain("jose4j", "Exception");
        });
        assertThat(ordersSeenBy(asOperator, anne)).doesNotContain(anne);
    }

    @Test
    void aTokenWithoutEndIsNotRead() {
        String endless = asAnne + "A".repeat(65_536);

        assertThat(send("GET", "/orders", endless, "").statusCode()).isEqualTo(431);
    }

    @Test
    void whoIsUnknownIsToldHowToBecomeKnown() {
        HttpResponse<String> answer = send("GET", "/orders", null, "");

        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(answer.body()).contains("Authorization: Bearer <token>");
    }

    @Test
    void theDescriptionOfTheApiIsForThoseWhoRunIt() {
        assertThat(send("GET", "/q/openapi", null, "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/q/openapi", asAnne, "").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/q/openapi", asOperator, "").statusCode()).isEqualTo(200);
    }

    /** They have a port of their own (ASVS 5.0: 13.4.5). */
    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics"})
    void healthAndMetricsAreNotHere(String path) {
        assertThat(send("GET", path, asOperator, "").statusCode()).isEqualTo(404);
    }

    @Test
    void anAnswerIsForTheOneWhoAskedAndIsWhatItSaysItIs() {
        HttpResponse<String> answer = send("GET", "/orders", asOperator, "");

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    private String placed() {
        HttpResponse<String> answer = send("POST", "/orders", asAnne, orderBy(anne, TWO_TEAS));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private String ordersSeenBy(String token, String customer) {
        return send("GET", "/orders?limit=200" + (customer.isEmpty() ? "" : "&customerId=" + customer), token, "")
                .body();
    }

    private static void isUnknown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("is not known here");
    }
}
