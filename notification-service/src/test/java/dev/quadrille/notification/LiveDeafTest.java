package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Of one who never reads nothing is left: not even the word that he was sent away reaches him, so he cannot hold it up. */
@QuarkusTest
@EnabledOnOs(OS.LINUX)
@QuarkusTestResource(RealDatabase.class)
@TestProfile(LiveDeafTest.Impatient.class)
class LiveDeafTest {

    private final Vertx vertx = Vertx.vertx();

    @Inject
    LiveFeed feed;

    @TestHTTPResource("/live")
    URI live;

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quadrille.live.patience", "PT2S",
                    "quarkus.websockets-next.server.auto-ping-interval", "200ms",
                    "quarkus.http.idle-timeout", "3s");
        }
    }

    @AfterEach
    void tearDown() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void hisConnectionIsClosedAndThatOfOneWhoReadsIsNot() throws IOException {
        WebSocket reads = connect();
        connect().pause();
        soon().until(() -> established() == 2);

        soon().pollInterval(Duration.ofMillis(100)).until(() -> {
            feed.tell(LiveCrowdTest.aThousandSagas());
            return established() == 1;
        });

        soon().during(Duration.ofSeconds(2)).until(() -> !reads.isClosed());
        assertThat(established()).isEqualTo(1);
    }

    /** As the kernel knows them: what the service thinks of a connection is not asked. */
    private long established() throws IOException {
        String here = ":%04X".formatted(live.getPort());
        return Stream.concat(Files.lines(Path.of("/proc/net/tcp")), Files.lines(Path.of("/proc/net/tcp6")))
                .map(line -> line.strip().split("\\s+"))
                .filter(socket -> socket[1].endsWith(here) && socket[3].equals("01"))
                .count();
    }

    private WebSocket connect() {
        return vertx.createWebSocketClient(new WebSocketClientOptions()
                        .setMaxFrameSize(1 << 20)
                        .setMaxMessageSize(16 << 20)
                        .setReceiveBufferSize(16_384))
                .connect(new WebSocketConnectOptions()
                        .setHost(live.getHost())
                        .setPort(live.getPort())
                        .setURI("/live"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
