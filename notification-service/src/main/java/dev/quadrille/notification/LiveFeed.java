package dev.quadrille.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Pushes what changes to everyone who watches. Each watcher gets one message at a time, ten in a second at most; what
 * changes meanwhile is kept as the latest state of each saga, so that a slow watcher gets fewer messages and never slows
 * the saga.
 */
@ApplicationScoped
class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final int MOST_PENDING = 50_000;

    private final ObjectMapper json;
    private final Duration pause;
    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();

    /** @param pause between two messages to one watcher */
    LiveFeed(
            ObjectMapper json, @ConfigProperty(name = "quadrille.live.pause", defaultValue = "PT0.1S") Duration pause) {
        this.json = json;
        this.pause = pause;
    }

    void join(WebSocketConnection connection) {
        watchers.put(connection.id(), new Watcher(connection));
    }

    void leave(WebSocketConnection connection) {
        watchers.remove(connection.id());
    }

    void tell(List<Saga> changed) {
        if (watchers.isEmpty() || changed.isEmpty()) {
            return;
        }
        List<SagaChange> changes =
                changed.stream().map(Saga::snapshot).map(SagaChange::of).toList();
        watchers.values().forEach(watcher -> watcher.tell(changes));
    }

    private final class Watcher {

        private final WebSocketConnection connection;
        private final Map<UUID, SagaChange> pending = new LinkedHashMap<>();
        private boolean sending;

        Watcher(WebSocketConnection connection) {
            this.connection = connection;
        }

        synchronized void tell(List<SagaChange> changes) {
            changes.forEach(change -> pending.put(change.orderId(), change));
            if (pending.size() > MOST_PENDING) {
                LOG.warnf("a watcher who does not read was sent away, %d changes waited", pending.size());
                leave(connection);
                connection.close().subscribe().with(closed -> {}, gone -> LOG.debug("the watcher had left already"));
            } else if (!sending) {
                send();
            }
        }

        private void send() {
            sending = true;
            String message = write(new ArrayList<>(pending.values()));
            pending.clear();
            Uni<Void> sent = connection.sendText(message);
            Uni<Void> rested = pause.isZero() ? sent : sent.onItem().delayIt().by(pause);
            rested.subscribe().with(read -> next(), gone -> leave(connection));
        }

        private synchronized void next() {
            sending = false;
            if (!pending.isEmpty()) {
                send();
            }
        }
    }

    private String write(List<SagaChange> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + changes, impossible);
        }
    }
}
