package dev.quadrille.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Pushes what changes to everyone who watches, in rounds: all who have read their last message get what came since, the
 * latest state of each saga. Whoever reads slowly gets fewer messages, and slows neither the saga nor the others. The more
 * there are, the rarer are the rounds: at most ten in a second, and a thousand messages.
 */
@ApplicationScoped
class LiveFeed {

    private static final int MOST_KEPT = 20_000;
    private static final long MOST_ON_THEIR_WAY = 32L << 20;

    private final String epoch = UUID.randomUUID().toString();
    private final ObjectMapper json;
    private final LiveDoor door;
    private final LiveLog log = new LiveLog(MOST_KEPT, System::nanoTime);
    private final LiveAudience audience = new LiveAudience();
    private final LiveThread thread;
    private long onTheirWay;

    /** @param pause between two rounds at least */
    LiveFeed(
            ObjectMapper json,
            LiveDoor door,
            @ConfigProperty(name = "quadrille.live.pause", defaultValue = "PT0.1S") Duration pause) {
        this.json = json;
        this.door = door;
        this.thread = new LiveThread(pause);
    }

    /** @param customer whose sagas alone this watcher may see; null: all */
    void join(WebSocketConnection connection, String customer) {
        thread.execute(() -> door.admit(connection, audience, customer).ifPresent(query -> {
            long seen = query.seen(epoch, log.now());
            audience.join(new LiveWatcher(connection, query.wish(), seen));
            wake();
        }));
    }

    void leave(WebSocketConnection connection) {
        thread.execute(() -> audience.leave(connection));
    }

    /** What nobody hears is kept for those who have just left. */
    void tell(List<Saga> changed) {
        if (isHeard()) {
            add(changed.stream().map(Saga::snapshot).toList());
        } else {
            miss();
        }
    }

    /** Whether somebody is there, or may come back. */
    boolean isHeard() {
        return audience.isExpected();
    }

    void add(List<Saga.Snapshot> changed) {
        if (!changed.isEmpty()) {
            log.add(changed.stream().map(SagaChange::of).toList());
            wake();
        }
    }

    /** Something may have changed that nobody is told of. */
    void miss() {
        log.miss();
        wake();
    }

    @PreDestroy
    void stop() {
        thread.stop();
    }

    private void wake() {
        if (audience.size() > 0) {
            thread.round(this::round, audience.size());
        }
    }

    private void round() {
        log.now();
        LiveRound round = new LiveRound(epoch, log, json);
        audience.all().filter(this::isReady).forEach(watcher -> tell(watcher, round));
        if (audience.all().anyMatch(watcher -> watcher.isReady(log))) {
            wake();
        }
    }

    /** So much may be on its way: it lies in memory until it is read. */
    private boolean isReady(LiveWatcher watcher) {
        return onTheirWay < MOST_ON_THEIR_WAY && watcher.isReady(log);
    }

    private void tell(LiveWatcher watcher, LiveRound round) {
        String letter = round.letter(watcher);
        if (letter != null) {
            onTheirWay += letter.length();
            Uni<Void> sent =
                    watcher.send(letter).ifNoItem().after(door.patience()).fail();
            sent.emitOn(thread)
                    .onTermination()
                    .invoke(() -> onTheirWay -= letter.length())
                    .subscribe()
                    .with(read -> hasRead(watcher), failure -> lose(watcher.connection(), failure));
        }
    }

    private void hasRead(LiveWatcher watcher) {
        watcher.hasRead();
        if (watcher.isReady(log)) {
            wake();
        }
    }

    private void lose(WebSocketConnection connection, Throwable failure) {
        audience.leave(connection);
        door.sendAway(connection, failure);
    }
}
