package dev.quadrille.notification;

import dev.quadrille.messaging.access.Role;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;

/** Where watchers connect, with a {@link LiveQuery}; each message they get is a {@link LiveMessage}. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@WebSocket(path = "/live")
class LiveSocket {

    private final LiveFeed feed;

    LiveSocket(LiveFeed feed) {
        this.feed = feed;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        feed.join(connection);
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        feed.leave(connection);
    }

    /** Watchers have nothing to say; what they say is not kept. */
    @OnTextMessage
    @NonBlocking
    void ignore(String message) {}
}
