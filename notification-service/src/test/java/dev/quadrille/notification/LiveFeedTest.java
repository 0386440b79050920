package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A slow watcher gets fewer messages, never stale ones, and never slows the saga. */
class LiveFeedTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01930000-0000-7000-8000-000000000002");

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final LiveFeed feed = new LiveFeed(JSON, Duration.ZERO);

    @Test
    void sendsOneMessageAtATime() {
        SlowWatcher slow = new SlowWatcher("slow");
        feed.join(slow.connection());

        feed.tell(List.of(saga(ORDER, 1)));
        feed.tell(List.of(saga(ORDER, 2)));
        feed.tell(List.of(saga(OTHER, 1)));
        assertThat(slow.messages).hasSize(1);

        slow.reads();
        assertThat(slow.messages).hasSize(2);
        assertThat(slow.messages.get(1))
                .as("the latest state of each, once")
                .containsOnlyOnce(ORDER.toString())
                .contains("payment.processed")
                .containsOnlyOnce(OTHER.toString());
        slow.reads();
        assertThat(slow.messages).as("nothing is left").hasSize(2);
    }

    @Test
    void restsBetweenTwoMessages() {
        LiveFeed calm = new LiveFeed(JSON, Duration.ofDays(1));
        SlowWatcher watcher = new SlowWatcher("watcher");
        calm.join(watcher.connection());

        calm.tell(List.of(saga(ORDER, 1)));
        watcher.reads();
        calm.tell(List.of(saga(ORDER, 2)));

        assertThat(watcher.messages).hasSize(1);
    }

    @Test
    void tellsAfterItsRestWhatHasChangedMeanwhile() {
        LiveFeed calm = new LiveFeed(JSON, Duration.ofMillis(20));
        SlowWatcher watcher = new SlowWatcher("watcher");
        calm.join(watcher.connection());

        calm.tell(List.of(saga(ORDER, 1)));
        calm.tell(List.of(saga(ORDER, 2)));
        watcher.reads();

        await().untilAsserted(() -> assertThat(watcher.messages).hasSize(2));
    }

    @Test
    void doesNotLetOneWatcherWaitForAnother() {
        SlowWatcher slow = new SlowWatcher("slow");
        SlowWatcher quick = new SlowWatcher("quick");
        feed.join(slow.connection());
        feed.join(quick.connection());

        for (int steps = 1; steps <= 3; steps++) {
            feed.tell(List.of(saga(ORDER, steps)));
            quick.reads();
        }

        assertThat(quick.messages).hasSize(3);
        assertThat(slow.messages).hasSize(1);
    }

    @Test
    void forgetsAWatcherWhoCannotBeReached() {
        SlowWatcher gone = new SlowWatcher("gone");
        feed.join(gone.connection());
        feed.tell(List.of(saga(ORDER, 1)));
        gone.sending.remove().fail(new IllegalStateException("closed"));

        feed.tell(List.of(saga(ORDER, 2)));

        assertThat(gone.messages).hasSize(1);
    }

    @Test
    void sendsAWatcherAwayWhoNeverReads() {
        SlowWatcher deaf = new SlowWatcher("deaf");
        feed.join(deaf.connection());
        feed.tell(List.of(saga(ORDER, 1)));

        feed.tell(Stream.generate(UUID::randomUUID)
                .limit(50_001)
                .map(order -> saga(order, 1))
                .toList());

        assertThat(deaf.closed).isTrue();
        deaf.reads();
        feed.tell(List.of(saga(ORDER, 2)));
        assertThat(deaf.messages).as("it left").hasSizeLessThanOrEqualTo(2);
    }

    private static Saga saga(UUID order, int steps) {
        Saga saga = Saga.unheardOf(order);
        Outcome.SHIPPED.of(order).steps().subList(0, steps).forEach(step -> saga.hear(step.event(), step.said()));
        return saga;
    }

    /** Reads when the test says so. */
    private static final class SlowWatcher {

        private final String id;
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final Deque<UniEmitter<? super Void>> sending = new ArrayDeque<>();
        private boolean closed;

        SlowWatcher(String id) {
            this.id = id;
        }

        void reads() {
            sending.remove().complete(null);
        }

        WebSocketConnection connection() {
            Class<WebSocketConnection> type = WebSocketConnection.class;
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> switch (method.getName()) {
                        case "id" -> id;
                        case "sendText" -> send((String) args[0]);
                        case "close" -> close();
                        default -> throw new AssertionError("the feed called " + method);
                    }));
        }

        private Uni<Void> send(String message) {
            messages.add(message);
            return Uni.createFrom().<Void>emitter(sending::add);
        }

        private Uni<Void> close() {
            closed = true;
            return Uni.createFrom().voidItem();
        }
    }
}
