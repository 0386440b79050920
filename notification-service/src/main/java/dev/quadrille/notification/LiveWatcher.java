package dev.quadrille.notification;

import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

/** Somebody who watches: a connection, a wish, and how far it was told. Only the feed's own thread touches it. */
final class LiveWatcher {

    private final WebSocketConnection connection;
    private final LiveWish wish;
    private long seen;
    private boolean greeted;
    private boolean reading;

    /** @param seen how far it need not be told */
    LiveWatcher(WebSocketConnection connection, LiveWish wish, long seen) {
        this.connection = connection;
        this.wish = wish;
        this.seen = seen;
    }

    WebSocketConnection connection() {
        return connection;
    }

    LiveWish wish() {
        return wish;
    }

    long seen() {
        return seen;
    }

    /** Whether it has read what it was told, and there may be something new. */
    boolean isReady(LiveLog log) {
        return !reading && (!greeted || log.hasNewsAfter(seen));
    }

    /** The first message comes in any case: it says where one stands. */
    boolean wants(LiveMessage message) {
        return !greeted || message.gap() != null || !message.sagas().isEmpty();
    }

    /** What it was told, or did not want to be. */
    void hasSeen(long seq) {
        seen = seq;
    }

    /** @return completes when its system has taken the message */
    Uni<Void> send(String letter) {
        greeted = true;
        reading = true;
        return connection.sendText(letter);
    }

    void hasRead() {
        reading = false;
    }
}
