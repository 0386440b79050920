package dev.quadrille.notification;

import dev.quadrille.messaging.access.Caller;
import dev.quadrille.messaging.access.Role;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;

/**
 * Where watchers connect, with a {@link LiveQuery}; each message they get is a {@link LiveMessage}. Customers are told of
 * their own orders.
 */
@RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.ADMIN})
@WebSocket(path = LiveSocket.PATH)
class LiveSocket {

    static final String PATH = "/live";

    private final LiveFeed feed;
    private final Caller caller;

    LiveSocket(LiveFeed feed, Caller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        feed.join(connection, caller.onlyCustomer());
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
