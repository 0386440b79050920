package dev.quadrille.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.ServiceName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow, huge and idle clients: others are answered as if they were not there (ASVS 5.0: 15.2.2). */
class GatewayPatienceTest {

    private static final int PLENTY = 100_000;
    private static final int FEW = 20;
    private static final int MORE_THAN_CONNECTIONS_TO_A_SERVICE = 200;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String HEAD = "POST /api/orders HTTP/1.1\r\nHost: x\r\n";
    private static final String SLOW = HEAD + "Content-Length: 60000\r\n\r\n{";
    private static final String TO_BE_ASKED = HEAD + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n";

    private final EchoService service = new EchoService("service");
    private final List<RawClient> clients = new ArrayList<>();
    private ApiGateway gateway;

    @AfterEach
    void close() throws Exception {
        for (RawClient client : clients) {
            client.close();
        }
        gateway.close();
        service.close();
    }

    @Test
    void slowBodiesHoldNobodyUp() throws Exception {
        open(new Limits(PLENTY, PLENTY, PLENTY, LONG, LONG));
        crowd(MORE_THAN_CONNECTIONS_TO_A_SERVICE, SLOW);
        othersAreAnswered();

        for (RawClient client : clients) {
            client.says(" ");
        }
        othersAreAnswered();
        assertThat(service.requests()).isEqualTo(4);
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        open(new Limits(PLENTY, PLENTY, PLENTY, SHORT, LONG));

        assertThat(client(SLOW).hearsToTheEnd())
                .startsWith("HTTP/1.1 408 ")
                .contains("application/problem+json", "the body did not come in time");
        othersAreAnswered();
    }

    @Test
    void ofTooManyBodiesTheFirstIsGivenUp() throws Exception {
        open(new Limits(PLENTY, PLENTY, FEW, LONG, LONG));
        RawClient first = asked();
        crowd(FEW, SLOW);

        assertThat(first.hears()).startsWith("HTTP/1.1 408 ");
        othersAreAnswered();
    }

    @Test
    void idleConnectionsMakeRoomForOthers() throws Exception {
        open(new Limits(PLENTY, FEW, PLENTY, LONG, LONG));
        RawClient busy = asked();
        RawClient idle = client("");
        crowd(2 * FEW, "");

        assertThat(idle.hearsToTheEnd()).isEmpty();
        othersAreAnswered();
        assertThat(busy.says("{}").hears()).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /api/ord", "GET /health HTTP/1.1\r\nHost: x\r\nX-A"})
    void aConnectionThatAsksForNothingIsClosed(String beginning) throws Exception {
        open(new Limits(PLENTY, PLENTY, PLENTY, LONG, SHORT));

        assertThat(client(beginning).hearsToTheEnd()).isEmpty();
        assertThat(client("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").hearsToTheEnd())
                .endsWith("UP");
    }

    @Test
    void aWebSocketOutlastsWhoAsksForNothing() throws Exception {
        open(new Limits(PLENTY, FEW, PLENTY, SHORT, SHORT));
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket watcher = watcher(heard);

        assertThat(client("").hearsToTheEnd()).isEmpty();
        crowd(2 * FEW, "");
        assertThat(client("").hearsToTheEnd()).isEmpty();
        watcher.sendText("hello", true);

        assertThat(heard.get(30, TimeUnit.SECONDS)).contains("hears hello");
        watcher.abort();
    }

    @Test
    void aHugeBodyEndsItsConnection() throws Exception {
        open(Limits.ofRate(PLENTY));
        String body = " ".repeat(10 * 1_024 * 1_024);

        assertThat(client(HEAD + "Content-Length: 10485760\r\n\r\n" + body).hearsToTheEnd())
                .startsWith("HTTP/1.1 413 ");
        assertThat(client(HEAD + "Transfer-Encoding: chunked\r\n\r\na00000\r\n" + body + "\r\n0\r\n\r\n")
                        .hearsToTheEnd())
                .startsWith("HTTP/1.1 413 ");
        othersAreAnswered();
        assertThat(service.requests()).isEqualTo(2);
    }

    @Test
    void whoAsksWhetherToGoOnMay() throws Exception {
        open(Limits.ofRate(PLENTY));

        assertThat(asked().says("{}").hears()).startsWith("HTTP/1.1 200 ").endsWith("POST /orders {}");
    }

    private void open(Limits limits) {
        Map<ServiceName, List<URI>> addresses = new EnumMap<>(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            addresses.put(name, List.of(service.address()));
        }
        gateway = ApiGateway.open("127.0.0.1", 0, limits, addresses);
    }

    private void crowd(int size, String saying) throws Exception {
        for (int i = 0; i < size; i++) {
            client(saying);
        }
    }

    /** One whose request has begun for the gateway, for it was told to go on. */
    private RawClient asked() throws Exception {
        RawClient client = client(TO_BE_ASKED);
        assertThat(client.hears()).startsWith("HTTP/1.1 100 ");
        return client;
    }

    private RawClient client(String saying) throws Exception {
        RawClient client = new RawClient(gateway.port()).says(saying);
        clients.add(client);
        return client;
    }

    private WebSocket watcher(CompletableFuture<String> heard) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + "/live"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        heard.complete(text.toString());
                        return null;
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }

    private void othersAreAnswered() throws Exception {
        HttpClient newcomer = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + "/api/orders"))
                .timeout(Duration.ofSeconds(30));
        assertThat(newcomer.send(request.build(), BodyHandlers.ofString()).body())
                .isEqualTo("service GET /orders");
        request.POST(BodyPublishers.ofString("{}"));
        assertThat(newcomer.send(request.build(), BodyHandlers.ofString()).body())
                .isEqualTo("service POST /orders {}");
    }
}
