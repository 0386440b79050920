package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hundreds who watch, one of whom never reads: all others hear everything, and the service goes on as if he were not there. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class LiveCrowdTest {

    private static final int CROWD = 300;

    @Inject
    Scene scene;

    @Inject
    LiveFeed feed;

    @TestHTTPResource("/live")
    URI live;

    private final Vertx vertx = Vertx.vertx();
    private final LogLines log = LogLines.open();
    private WebSocketClient client;

    @BeforeEach
    void setUp() {
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(2 * CROWD)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(16 << 20)
                .setReceiveBufferSize(16_384));
    }

    @AfterEach
    void tearDown() {
        log.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void hearsEverythingThoughOneOfItNeverReads() {
        List<Member> crowd = IntStream.range(0, CROWD)
                .mapToObj(i -> new Member(client.webSocket()))
                .toList();
        crowd.forEach(member -> connect(member.socket, "/live?newest=50"));
        ClientWebSocket deaf = client.webSocket();
        connect(deaf, "/live");
        deaf.pause();
        soon().until(() -> crowd.stream().allMatch(Member::hasHeardSomething));

        soon().pollInterval(Duration.ofMillis(100)).until(() -> {
            feed.tell(aThousandSagas());
            scene.hasHeardAll();
            return log.all().stream().anyMatch(line -> line.contains("a watcher was sent away"));
        });

        UUID order = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.SHIPPED.of(order)).hasHeardAll();
        soon().until(() -> crowd.stream().allMatch(member -> member.hasHeardOf(order)));
        assertThat(crowd).allSatisfy(member -> {
            assertThat(member.wrong).isEmpty();
            assertThat(member.socket.isClosed()).isFalse();
        });
        assertThat(log.all().stream().filter(line -> line.contains("a watcher was sent away")))
                .hasSize(1);
        AtomicReference<Short> code = new AtomicReference<>();
        deaf.closeHandler(closed -> code.set(deaf.closeStatusCode()));
        deaf.resume();
        soon().untilAtomic(code, equalTo((short) 1008));
    }

    private void connect(ClientWebSocket socket, String path) {
        socket.connect(new WebSocketConnectOptions()
                        .setHost(live.getHost())
                        .setPort(live.getPort())
                        .setURI(path))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static List<Saga> aThousandSagas() {
        return Stream.generate(UuidCreator::getTimeOrderedEpoch)
                .limit(1_000)
                .map(LiveCrowdTest::placed)
                .toList();
    }

    private static Saga placed(UUID order) {
        Saga saga = Saga.unheardOf(order);
        Story.Step first = Outcome.SHIPPED.of(order).steps().get(0);
        saga.hear(first.event(), first.said());
        return saga;
    }

    /** One of many who read. */
    private static final class Member {

        private final ClientWebSocket socket;
        private final ConcurrentLinkedDeque<String> last = new ConcurrentLinkedDeque<>();
        private final ConcurrentLinkedDeque<String> wrong = new ConcurrentLinkedDeque<>();

        /** Before it is connected: whoever begins to hear later may have missed something. */
        Member(ClientWebSocket socket) {
            this.socket = socket;
            socket.textMessageHandler(this::hear);
        }

        boolean hasHeardSomething() {
            return !last.isEmpty();
        }

        boolean hasHeardOf(UUID order) {
            return last.stream().anyMatch(message -> message.contains(order.toString()));
        }

        private void hear(String message) {
            JsonObject said = new JsonObject(message);
            last.add(message);
            while (last.size() > 20) {
                last.remove();
            }
            if (said.containsKey("gap") || said.getJsonArray("sagas").size() > 50) {
                wrong.add(message);
            }
        }
    }
}
