package dev.quadrille.notification.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.access.AccessMatrix;
import dev.quadrille.messaging.access.BadTokens;
import dev.quadrille.messaging.access.Guarded;
import dev.quadrille.messaging.access.Tokens;
import dev.quadrille.messaging.http.BadClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may look on (ASVS 5.0: 4.4.2 to 4.4.4 for the WebSocket). */
@QuarkusTest
@TestProfile(Guarded.class)
@QuarkusTestResource(RealDatabase.class)
class NotificationAccessTest extends AccessMatrix {

    private static final int OPENED = 101;

    private final Vertx vertx = Vertx.vertx();
    private final String asCustomer = Tokens.of("c-42", "customer");
    private final String asOperator = Tokens.of("otto", "operator");

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void onlyThoseWithARoleWatch() {
        assertThat(watching(null)).isEqualTo(401);
        assertThat(watching(Tokens.of("olaf", "onlooker"))).isEqualTo(403);
        assertThat(watching(asCustomer)).isEqualTo(OPENED);
        assertThat(watching(asOperator)).isEqualTo(OPENED);
        BadTokens.byFault("otto", "operator")
                .forEach((fault, token) -> assertThat(watching(token))
                        .as("a token that is %s", fault)
                        .isEqualTo(401));
    }

    /** Else strangers with large bodies would keep the worker threads waiting (ASVS 5.0: 15.2.2). */
    @Test
    void nobodyIsListenedToWithoutAToken() {
        try (BadClient stranger = BadClient.of(service)) {
            stranger.says(BadClient.head("POST /dead-letters/replay", "Content-Length: 1000000\r\n"));

            assertThat(stranger.hears()).startsWith("HTTP/1.1 401 ");
        }
    }

    /** What no library would send. */
    @Test
    void anAddressThatIsNoneIsRefused() {
        String upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        String known = "Authorization: Bearer " + asOperator + "\r\n";
        for (String headers : List.of(upgrade, upgrade + known, known)) {
            try (BadClient stranger = BadClient.of(service)) {
                stranger.says(BadClient.head("GET /live?ticket=%zz", headers));

                assertThat(stranger.hears()).startsWith("HTTP/1.1 400 ");
            }
        }
        try (BadClient stranger = BadClient.of(service)) {
            stranger.says(BadClient.head("GET /sagas?status=%zz", known));

            assertThat(stranger.hears()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void thePagesOfOtherHostsDoNotWatch() {
        WebSocketConnectOptions options =
                live().addHeader("Authorization", "Bearer " + asOperator).addHeader("Origin", "http://evil.example");

        assertThat(opened(options)).isEqualTo(403);
    }

    @Test
    void nobodyWatchesLongerThanTheTokenIsValid() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        WebSocket socket = vertx.createWebSocketClient()
                .connect(live().addHeader("Authorization", "Bearer " + Tokens.thatEndsIn(2, "otto", "operator")))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        socket.closeHandler(closed::complete);

        assertThat(closed).succeedsWithin(60, TimeUnit.SECONDS);
    }

    @Test
    void theConsoleItselfIsNoSecret() {
        assertThat(send("GET", "/", null, "").statusCode()).isEqualTo(200);
    }

    private int watching(String token) {
        WebSocketConnectOptions options = live();
        return opened(token == null ? options : options.addHeader("Authorization", "Bearer " + token));
    }

    /** @return the status of the answer */
    private int opened(WebSocketConnectOptions options) {
        try {
            vertx.createWebSocketClient()
                    .connect(options)
                    .compose(WebSocket::close)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return OPENED;
        } catch (CompletionException refused) {
            return ((UpgradeRejectedException) refused.getCause()).getStatus();
        }
    }

    private WebSocketConnectOptions live() {
        return new WebSocketConnectOptions()
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI("/live");
    }
}
