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

    private static final int MOST_EACH = 10;
    private static final int STAFF_SHARE = 10;

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

    /**
     * @param customer whose sagas alone he may see; null: all
     * @return what he asks for; empty where he may not come in
     */
    Optional<LiveQuery> admit(WebSocketConnection connection, LiveAudience audience, String customer) {
        Optional<String> full = full(audience, customer);
        if (full.isPresent()) {
            close(connection, TRY_AGAIN_LATER, "try again later: " + full.get());
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LiveQuery.of(connection.handshakeRequest().query()).onlyOf(customer));
        } catch (IllegalArgumentException wrong) {
            close(connection, POLICY_VIOLATION, wrong.getMessage());
            return Optional.empty();
        }
    }

    /** No customer takes the places of the others, nor all of them the last tenth, which is for operators and admins. */
    private Optional<String> full(LiveAudience audience, String customer) {
        if (audience.size() >= (customer == null ? most : most - most / STAFF_SHARE)) {
            return Optional.of(audience.size() + " watch already");
        }
        return customer != null && audience.of(customer) >= MOST_EACH
                ? Optional.of("you watch " + MOST_EACH + " times already")
                : Optional.empty();
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
