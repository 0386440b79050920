package dev.quadrille.notification;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Who may watch, and who no longer; whoever is sent away is told why. */
@ApplicationScoped
class LiveDoor {

    private static final Logger LOG = Logger.getLogger(LiveDoor.class);
    private static final int POLICY_VIOLATION = 1008;
    private static final int TRY_AGAIN_LATER = 1013;

    private final int most;
    private final Duration patience;

    /**
     * @param most who may watch at the same time
     * @param patience with someone who does not read
     */
    LiveDoor(
            @ConfigProperty(name = "quadrille.live.watchers", defaultValue = "2000") int most,
            @ConfigProperty(name = "quadrille.live.patience", defaultValue = "PT10S") Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    Duration patience() {
        return patience;
    }

    /** @param watching how many there are already @return what he asks for; empty where he may not come in */
    Optional<LiveQuery> admit(WebSocketConnection connection, int watching) {
        if (watching >= most) {
            close(connection, TRY_AGAIN_LATER, "try again later: " + most + " watch already");
            return Optional.empty();
        }
        try {
            return Optional.of(LiveQuery.of(connection.handshakeRequest().query()));
        } catch (IllegalArgumentException wrong) {
            close(connection, POLICY_VIOLATION, wrong.getMessage());
            return Optional.empty();
        }
    }

    /** Someone whom a message has not reached: because he does not read, or because he is gone. */
    void sendAway(WebSocketConnection connection, Throwable failure) {
        if (failure instanceof TimeoutException) {
            LOG.infof("a watcher was sent away who had read nothing for %d ms", patience.toMillis());
            close(connection, POLICY_VIOLATION, "nothing was read for " + patience.toMillis() + " ms");
        } else {
            LOG.debugf("a watcher is gone: %s", failure);
        }
    }

    private static void close(WebSocketConnection connection, int code, String why) {
        if (connection.isOpen()) {
            connection
                    .close(new CloseReason(code, why))
                    .subscribe()
                    .with(closed -> {}, gone -> LOG.debugf("a watcher had left already: %s", gone));
        }
    }
}
