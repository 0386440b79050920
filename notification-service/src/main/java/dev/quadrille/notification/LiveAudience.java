package dev.quadrille.notification;

import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Those who watch. Whoever has left may come back within a minute. */
final class LiveAudience {

    private static final long EXPECTED_BACK_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, LiveWatcher> watchers = new ConcurrentHashMap<>();
    private volatile long lastLeft = System.nanoTime() - EXPECTED_BACK_NANOS;

    void join(LiveWatcher watcher) {
        watchers.put(watcher.connection().id(), watcher);
    }

    void leave(WebSocketConnection connection) {
        if (watchers.remove(connection.id()) != null) {
            lastLeft = System.nanoTime();
        }
    }

    Stream<LiveWatcher> all() {
        return watchers.values().stream();
    }

    int size() {
        return watchers.size();
    }

    /** How many of them see the sagas of this customer alone. */
    long of(String customer) {
        return all().filter(watcher -> customer.equals(watcher.wish().customer()))
                .count();
    }

    /** Whether somebody is there, or may come back. */
    boolean isExpected() {
        return !watchers.isEmpty() || System.nanoTime() - lastLeft < EXPECTED_BACK_NANOS;
    }
}
