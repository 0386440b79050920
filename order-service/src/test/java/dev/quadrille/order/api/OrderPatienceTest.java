package dev.quadrille.order.api;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.messaging.http.BadClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.BadClient;
import dev.quadrille.messaging.http.BadCrowd;
import dev.quadrille.messaging.http.Impatient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the service waits, and for how many (ASVS 5.0: 15.2.2). */
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(RealDatabase.class)
class OrderPatienceTest {

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @CsvSource({"/orders, 408", "/products, 405", "/nowhere, 404"})
    void aBodyThatDoesNotComeEndsTheConnection(String path, int status) {
        for (String length :
                new String[] {"Content-Length: 60000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{"}) {
            try (BadClient client = BadClient.of(service)) {
                client.says("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length);
                assertThat(client.hearsToTheEnd()).as(length).startsWith("HTTP/1.1 " + status + " ");
            }
        }
    }

    @Test
    void whoeverIsTooSlowIsToldSo() {
        try (BadClient client = BadClient.of(service)) {
            client.says(head("POST /orders", "Content-Length: 1000\r\n"));
            assertThat(client.hearsToTheEnd()).contains("application/problem+json", "the body did not come in time");
        }
    }

    @Test
    void aHugeBodyThatDoesNotComeEndsTheConnection() {
        try (BadClient client = BadClient.of(service)) {
            client.says(head("POST /orders", "Content-Length: 99999999\r\n"));
            assertThat(client.hearsToTheEnd()).startsWith("HTTP/1.1 413 ");
        }
    }

    /** Those of the turn before may not be gone yet. */
    @Test
    void thereAreSoManyPlacesAndAgainWhenTheyAreLeft() {
        for (int turn = 0; turn < 3; turn++) {
            soon().untilAsserted(
                            () -> assertThat(answered(3 * Impatient.PLACES)).isEqualTo(Impatient.PLACES));
        }
    }

    private long answered(int clients) {
        try (BadCrowd crowd = BadCrowd.of(clients, service)) {
            return crowd.say(head("GET /products", "")).hear().stream()
                    .filter(answer -> answer.startsWith("HTTP/1.1 200 "))
                    .count();
        }
    }
}
