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

class DeadLetterClientTest {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private HttpServer server;
    private DeadLetterClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        client = new DeadLetterClient(new Addresses(List.of(), List.of(), List.of(), List.of(address)));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void asksForThoseThatFit() {
        answers.put(
                "GET /dead-letters?cause=100%25+odd%26", "200 {\"deadLetters\": [{\"id\": \"L\"}], \"next\": null}");
        assertThat(client.page(Map.of("cause", "100% odd&")).deadLetters())
                .extracting(DeadLetter::id)
                .containsExactly("L");
    }

    @Test
    void readsAWholeLetter() {
        answers.put("GET /dead-letters/L", "200 {\"id\": \"L\", \"body\": {\"a\": 1}, \"actions\": []}");
        assertThat(client.whole("L").letter().id()).isEqualTo("L");
        assertThat(client.whole("L").bodyText()).isEqualTo("{\n  \"a\" : 1\n}");
    }

    @Test
    void sendsABodyAsItIs() {
        answers.put("POST /dead-letters/L/replay", "202 {\"replayId\": \"R\"}");
        assertThat(client.replay("L", Map.of("body", DeadLetterClient.body("{\"a\": 1.50}"))))
                .isEqualTo("R");
        assertThat(asked).containsEntry("POST /dead-letters/L/replay", "{\"body\":{\"a\":1.5}}");
        client.replay("L", Map.of("body", DeadLetterClient.body("no JSON")));
        assertThat(asked).containsEntry("POST /dead-letters/L/replay", "{\"body\":\"no JSON\"}");
    }

    @Test
    void saysInTheServicesOwnWordsWhyItWasRefused() {
        answers.put("POST /dead-letters/L/replay", "409 {\"detail\": \"it is REPLAYED\", \"errors\": []}");
        answers.put(
                "POST /dead-letters/replay",
                "400 {\"detail\": \"…\", \"errors\": [{\"field\": \"service\", \"detail\": \"the service is 'x'\","
                        + " \"allowed\": \"order-service\"}]}");
        assertThatThrownBy(() -> client.replay("L", Map.of())).hasMessage("it is REPLAYED");
        assertThatThrownBy(() -> client.replayAll(Map.of())).hasMessage("the service is 'x'; allowed: order-service");
    }

    @Test
    void saysWhatBecameOfMany() {
        answers.put("POST /dead-letters/replay", "202 {\"replayed\": 3, \"remaining\": 2, \"withoutCopy\": 1}");
        assertThat(client.replayAll(Map.of())).isEqualTo(new BulkOutcome(3, 2, 1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.put(request, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String[] answer = answers.getOrDefault(request, "404 {}").split(" ", 2);
            byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
