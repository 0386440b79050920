package dev.quadrille.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuadrilleClientTest {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private HttpServer server;
    private QuadrilleClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        List<URI> all =
                List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        client = new QuadrilleClient(new Addresses(all, all, all, all));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void placesAnOrder() {
        answers.put("POST /orders", "202 {\"orderId\":\"o-1\",\"status\":\"PENDING\"}");
        assertThat(client.place(OrderRequest.of("c-42", 2, "TEA-500", "tok_ok")).join())
                .isEqualTo("o-1");
        assertThat(asked.get("POST /orders"))
                .isEqualTo("{\"customerId\":\"c-42\",\"customerEmail\":\"c42@example.com\","
                        + "\"lines\":[{\"sku\":\"TEA-500\",\"quantity\":2}],\"paymentToken\":\"tok_ok\"}");
    }

    @Test
    void quotesWhatTheServiceHasAgainstAnOrder() {
        answers.put("POST /orders", "400 {\"detail\":\"lines[0].sku: there is no COFFEE\"}");
        assertThatThrownBy(() -> client.place(OrderRequest.of("c-42", 2, "COFFEE", "tok_ok"))
                        .join())
                .hasCauseInstanceOf(UnexpectedAnswer.class)
                .hasMessageContaining("/orders answered 400")
                .hasMessageContaining("there is no COFFEE");
    }

    @Test
    void readsASagaWithItsSteps() {
        answers.put("GET /sagas/o-1", """
                200 {"orderId":"o-1","customerId":"c-42","status":"CANCELLED","reason":"OUT_OF_STOCK","durationMs":63,
                "events":[{"id":"1","type":"order.created.v2","causationId":null,"data":{}},
                {"id":"2","type":"notification.requested.v1","causationId":"1"}]}""");
        Saga saga = client.saga("o-1").join().orElseThrow();
        assertThat(saga.outcome()).isEqualTo("CANCELLED (OUT_OF_STOCK)");
        assertThat(saga.steps()).containsExactly("order.created");
    }

    @Test
    void takesNotFoundForNothingHeardYetAndForNoSwitch() {
        assertThat(client.saga("o-1").join()).isEmpty();
        assertThat(client.payment("o-1")).isEmpty();
        assertThat(client.hold("orders.created")).isFalse();
    }

    @Test
    void knowsWhenItIsTooLateToCancel() {
        answers.put("POST /orders/o-1/cancel", "409 {}");
        answers.put("POST /orders/o-2/cancel", "202 {}");
        assertThat(client.cancel("o-1")).isFalse();
        assertThat(client.cancel("o-2")).isTrue();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            asked.put(request, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String[] answer = answers.getOrDefault(request, "404 {}").split(" ", 2);
            byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
