package dev.quadrille.payment.api;

import static io.restassured.RestAssured.given;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.access.KeySet;
import dev.quadrille.messaging.access.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of an identity provider, known by the keys that it publishes (ASVS 5.0: 9.1.2, 9.1.3). */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
@QuarkusTestResource(value = KeySet.class, restrictToAnnotatedClass = true)
class ProviderTest {

    @Test
    void letsInWhomTheProviderKnows() {
        isAnswered(KeySet.token("otto", "operator"), 200);
        isAnswered(KeySet.token("anne", "customer"), 403);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void letsInNobodyElse(String token) {
        isAnswered(token, 401);
    }

    static Stream<String> badTokens() {
        return Stream.of(
                KeySet.forgedToken("otto", "operator"),
                KeySet.tokenOfAnotherKey("otto", "operator"),
                Tokens.of("otto", "operator"));
    }

    private static void isAnswered(String token, int status) {
        given().header("Authorization", "Bearer " + token).get("/status").then().statusCode(status);
    }
}
