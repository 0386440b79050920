package dev.quadrille.notification;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;

/** Where watchers connect; each message they get is a JSON array of {@link SagaChange}. */
@WebSocket(path = "/live")
class LiveSocket {

    private final LiveFeed feed;

    LiveSocket(LiveFeed feed) {
        this.feed = feed;
    }

    @OnOpen
    void open(WebSocketConnection connection) {
        feed.join(connection);
    }

    @OnClose
    void close(WebSocketConnection connection) {
        feed.leave(connection);
    }

    /** Watchers have nothing to say; what they say is not kept. */
    @OnTextMessage
    void ignore(String message) {}
}
