package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainGatewayTest {

    private final PlainGateway gateway = new PlainGateway();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void chargesWithTheSameReferenceEachTime() {
        assertThat(charge("a", "tok_ok").statusCode()).isEqualTo(201);
        assertThat(charge("a", "tok_ok").body()).isEqualTo(charge("a", "tok_ok").body());
    }

    @Test
    void declinesAsTheTokenSays() {
        assertThat(charge("a", "tok_declined").body()).contains("\"DECLINED\"");
        assertThat(charge("b", "tok_insufficient_funds").body()).contains("\"INSUFFICIENT_FUNDS\"");
        assertThat(charge("c", "tok_declined").statusCode()).isEqualTo(402);
    }

    @Test
    void chargesNothingThatWasCancelled() {
        assertThat(post("/charges/a/cancellation", "a", "").statusCode()).isEqualTo(204);
        assertThat(charge("a", "tok_ok").statusCode()).isEqualTo(409);
        assertThat(charge("b", "tok_ok").statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> charge(String key, String token) {
        return post("/charges", key, "{\"amount\": 2500, \"currency\": \"EUR\", \"token\": \"%s\"}".formatted(token));
    }

    private HttpResponse<String> post(String path, String key, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + path))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }
}
