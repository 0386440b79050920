package dev.quadrille.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.local.ServiceName;
import dev.quadrille.local.audit.AuditImpossible;
import dev.quadrille.local.audit.AuditReport;
import dev.quadrille.local.audit.Finding;
import dev.quadrille.local.audit.Verdict;
import dev.quadrille.local.secure.AccessKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayTest {

    private static final Limits PLENTY = Limits.ofRate(100_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<EchoService> services = new ArrayList<>();
    private final Map<ServiceName, List<URI>> addresses = new EnumMap<>(ServiceName.class);
    private ApiGateway gateway;

    @BeforeEach
    void open() {
        for (ServiceName name : ServiceName.values()) {
            addresses.put(name, List.of(service(name.toString())));
        }
        gateway = ApiGateway.open("127.0.0.1", 0, PLENTY, addresses);
    }

    @AfterEach
    void close() {
        gateway.close();
        services.forEach(EchoService::close);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders, order-service GET /orders",
        "/api/orders/42/events?after=3, order-service GET /orders/42/events?after=3",
        "/api/products, order-service GET /products",
        "/api/payments/42, payment-service GET /payments/42",
        "/api/stock/TEA-500, inventory-service GET /stock/TEA-500",
        "/api/sagas?status=OPEN, notification-service GET /sagas?status=OPEN",
        "/api/dead-letters/7, notification-service GET /dead-letters/7",
        "/api/contracts, notification-service GET /contracts",
        "/api/notifications, notification-service GET /notifications",
        "/api/reservations/7, inventory-service GET /reservations/7",
        "/api/order-service/status, order-service GET /status",
        "/api/payment-service/status?a=b, payment-service GET /status?a=b",
        "/api/inventory-service/faults, inventory-service GET /faults",
        "/api/notification-service/faults/paused, notification-service GET /faults/paused",
        "/, notification-service GET /",
    })
    void sendsEachPathToItsService(String path, String seen) throws Exception {
        assertThat(get(path).body()).isEqualTo(seen);
    }

    @Test
    void auditsWhereItWasToldHow() throws Exception {
        assertThat(post("/api/audit").statusCode()).isEqualTo(404);

        Verdict sound = new Verdict("every order ends", "3 of 3", List.of(), 0);
        Verdict broken = new Verdict("money adds up", "2 of 3", List.of(new Finding("order 7", "paid twice")), 1);
        gateway.auditing(
                () -> new AuditReport(List.of(sound, broken), false, Duration.ofMillis(40)), TokenCheck.of(null));

        assertThat(post("/api/audit").body()).isEqualTo("""
                        {"clean":false,"tookMs":40,"invariants":[\
                        {"name":"every order ends","holds":true,"numbers":"3 of 3","offenders":0,"findings":[]},\
                        {"name":"money adds up","holds":false,"numbers":"2 of 3","offenders":1,\
                        "findings":["order 7: paid twice"]}]}""");
        assertThat(get("/api/audit").statusCode()).isEqualTo(405);
    }

    @Test
    void saysWhyItCannotAuditAndAuditsAgain() throws Exception {
        Iterator<Supplier<AuditReport>> audits = List.<Supplier<AuditReport>>of(
                        () -> {
                            throw new AuditImpossible("payments cannot be read", new IllegalStateException());
                        },
                        () -> new AuditReport(List.of(), false, Duration.ZERO))
                .iterator();
        gateway.auditing(() -> audits.next().get(), TokenCheck.of(null));

        HttpResponse<String> answer = post("/api/audit");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("payments cannot be read");
        assertThat(post("/api/audit").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/ordersx",
                "/api/admin/order-view",
                "/q/metrics",
                "/faults/hold/x",
                "/orders",
                "/status",
                "/api/status",
                "/api/faults",
                "/api/order-service",
                "/api/order-service/q/metrics",
                "/api/order-service/admin/order-view",
                "/api/order-service/orders",
                "/api/order-service/statusx",
                "/api/card-service/status"
            })
    void keepsBackWhatIsNotMeantForOthers(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("nothing is at " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/../q/metrics",
                "/api/orders/%2e%2e/q/metrics",
                "/api/orders/%2E./x",
                "/api/orders//q",
                "/api/orders/%2fq",
                "/api/orders/..%5cq",
                "/api/orders;x/../q"
            })
    void refusesPathsThatAServiceMightReadOtherwise(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("the path must not have");
    }

    @Test
    void handsOnMethodBodyAndStatus() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/orders"))
                .header("X-Status", "202")
                .POST(BodyPublishers.ofString("{\"a\":1}")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("order-service POST /orders {\"a\":1}");
        assertThat(services.get(0).forwardedFor()).isEqualTo("127.0.0.1");
        assertThat(services.get(0).askedHost()).isEqualTo("127.0.0.1:" + gateway.port());
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/42, /api/orders/42",
        "http://order-service:8081/orders/42?a=b, /api/orders/42?a=b",
        "http://elsewhere.example/x, http://elsewhere.example/x"
    })
    void namesAPlaceAsItIsToBeHadHere(String place, String here) throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/api/orders")).header("X-Location", place));

        assertThat(answer.headers().firstValue("Location")).contains(here);
    }

    @Test
    void isWellWithoutTheServices() throws Exception {
        services.forEach(EchoService::close);

        assertThat(get("/health").body()).isEqualTo("UP");
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/api/orders")).POST(BodyPublishers.ofByteArray(new byte[65_537])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 65536 bytes");
        assertThat(services.get(0).requests()).isZero();
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() throws Exception {
        String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";

        assertThat(raw("POST /api/orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(3)
                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("more than 65536 bytes");
    }

    @Test
    void takesALargeBodyThatIsNotTooLarge() throws Exception {
        String body = "x".repeat(65_536);

        assertThat(send(HttpRequest.newBuilder(uri("/api/orders")).POST(BodyPublishers.ofString(body)))
                        .body())
                .endsWith(body);
    }

    @Test
    void refusesMoreThanItsRate() throws Exception {
        try (ApiGateway narrow = ApiGateway.open("127.0.0.1", 0, Limits.ofRate(2), addresses)) {
            URI orders = URI.create("http://127.0.0.1:" + narrow.port() + "/api/orders");
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(send(HttpRequest.newBuilder(orders)));
            }

            assertThat(answers.get(0).statusCode()).isEqualTo(200);
            assertThat(answers).anySatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            });
        }
    }

    @Test
    void refusesMoreThanItsRateFromOneSubjectAtManyAddresses(@TempDir Path directory) throws Exception {
        AccessKeys keys = AccessKeys.in(directory).made();
        String token = keys.token("c-42", List.of("customer"), Duration.ofHours(1));
        String forged = AccessKeys.in(directory.resolve("others"))
                .made()
                .token("c-42", List.of("customer"), Duration.ofHours(1));
        try (ApiGateway narrow =
                ApiGateway.open("127.0.0.1", 0, Limits.ofRate(2), addresses).knowing(TokenCheck.of(keys.publicKey()))) {
            assertThat(fromTwentyAddresses(narrow.port(), forged)).noneMatch(answer -> answer.contains("429"));
            assertThat(fromTwentyAddresses(narrow.port(), token))
                    .anyMatch(answer ->
                            answer.contains("429") && answer.contains("came from whom your token speaks for"));
        }
    }

    private static List<String> fromTwentyAddresses(int port, String token) throws IOException {
        List<String> answers = new ArrayList<>();
        for (int last = 1; last <= 20; last++) {
            InetAddress from = InetAddress.getByName("127.0.9." + last);
            try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, from, 0)) {
                String request =
                        "GET /api/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n";
                socket.getOutputStream().write(request.formatted(token).getBytes(StandardCharsets.US_ASCII));
                answers.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            }
        }
        return answers;
    }

    @Test
    void letsReplicasTakeTurns() throws Exception {
        addresses.put(ServiceName.PAYMENT, List.of(service("one"), service("two")));
        try (ApiGateway both = ApiGateway.open("127.0.0.1", 0, PLENTY, addresses)) {
            URI payment = URI.create("http://127.0.0.1:" + both.port() + "/api/payments/1");

            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(send(HttpRequest.newBuilder(payment)).body());
            }

            assertThat(answers).filteredOn(answer -> answer.startsWith("one")).hasSize(2);
            assertThat(answers).filteredOn(answer -> answer.startsWith("two")).hasSize(2);
        }
    }

    @Test
    void saysWhichServiceIsAwayAndLetsTheOthersGoOn() throws Exception {
        services.get(ServiceName.PAYMENT.ordinal()).close();

        HttpResponse<String> away = get("/api/payments/1");

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("2");
        assertThat(away.body()).contains("payment-service cannot be reached");
        assertThat(get("/api/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void handsOnWebSockets() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + "/live"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        heard.complete(data.toString());
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);

        socket.sendText("hello", true);

        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("notification-service hears hello on /live");
        assertThat(services).extracting(EchoService::askedHost).contains("127.0.0.1:" + gateway.port());
        socket.abort();
    }

    @Test
    void auditsForThoseOnlyWhoMaySeeEverything(@TempDir Path directory) throws Exception {
        AccessKeys keys = AccessKeys.in(directory).made();
        gateway.auditing(() -> new AuditReport(List.of(), false, Duration.ZERO), TokenCheck.of(keys.publicKey()));
        AccessKeys others = AccessKeys.in(directory.resolve("others")).made();

        assertThat(post("/api/audit").statusCode()).isEqualTo(401);
        assertThat(audit("nonsense")).isEqualTo(401);
        assertThat(audit(others.token("otto", List.of("operator"), Duration.ofHours(1))))
                .isEqualTo(401);
        assertThat(audit(keys.token("otto", List.of("operator"), Duration.ofHours(-1))))
                .isEqualTo(401);
        assertThat(audit(keys.token("c-42", List.of("customer"), Duration.ofHours(1))))
                .isEqualTo(403);
        assertThat(audit(keys.token("otto", List.of("operator"), Duration.ofHours(1))))
                .isEqualTo(200);
        assertThat(audit(keys.token("ada", List.of("admin"), Duration.ofHours(1))))
                .isEqualTo(200);
    }

    private int audit(String token) throws Exception {
        return send(HttpRequest.newBuilder(uri("/api/audit"))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody()))
                .statusCode();
    }

    @Test
    void saysWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> ApiGateway.open("0.0.0.0", taken.getLocalPort(), PLENTY, addresses))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 0.0.0.0:" + taken.getLocalPort());
        }
    }

    private URI service(String name) {
        EchoService service = new EchoService(name);
        services.add(service);
        return service.address();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + gateway.port() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            return client.says(request).hearsToTheEnd();
        }
    }
}
