package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Listens to the {@link SagaChannel} on a connection of its own, and on another when that is lost. What was said while it
 * did not listen is missed, and whoever watches is told so.
 */
final class LiveEar {

    private static final Logger LOG = Logger.getLogger(LiveEar.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Pool pool;
    private final LiveFeed feed;
    private final LiveReading reading;
    private Line line;
    private boolean deaf;
    private boolean closed;

    private record Line(PgConnection connection, CompletableFuture<Void> end) {}

    LiveEar(Pool pool, LiveFeed feed) {
        this.pool = pool;
        this.feed = feed;
        this.reading = new LiveReading(pool, feed);
    }

    void open() {
        Uni.createFrom()
                .deferred(this::listen)
                .onFailure()
                .invoke(this::doesNotHear)
                .onFailure(failure -> !isClosed())
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(this::hears, failure -> LOG.debugf("it is not listened any more: %s", failure));
    }

    /** Tells of nothing from now on, and gives the connection back. */
    synchronized void close() {
        closed = true;
        reading.stop();
        if (line != null) {
            giveBack(line);
        }
    }

    /** A connection on which nothing is ever sent is forgotten by what lies between, and nobody notices. */
    synchronized Uni<Void> stayAwake() {
        return line == null ? Uni.createFrom().voidItem() : SagaChannel.listen(line.connection());
    }

    private Uni<Line> listen() {
        return pool.getConnection()
                .map(this::line)
                .call(taken -> SagaChannel.listen(taken.connection())
                        .onFailure()
                        .call(() -> taken.connection().close()));
    }

    private Line line(SqlConnection taken) {
        Line begun = new Line(PgConnection.cast(taken), new CompletableFuture<>());
        begun.connection()
                .notificationHandler(said -> reading.read(SagaChannel.read(said.getPayload())))
                .exceptionHandler(failure -> LOG.debugf("the connection has a problem: %s", failure))
                .closeHandler(() -> begun.end().complete(null));
        return begun;
    }

    private synchronized void hears(Line begun) {
        if (closed) {
            giveBack(begun);
            return;
        }
        if (deaf) {
            LOG.info("what other replicas hear is told live again");
        }
        deaf = false;
        line = begun;
        feed.miss();
        begun.end().thenRun(this::hasLost);
    }

    private synchronized void hasLost() {
        line = null;
        if (!closed) {
            doesNotHear("the connection is lost");
            open();
        }
    }

    private synchronized void doesNotHear(Object why) {
        if (!deaf && !closed) {
            deaf = true;
            LOG.warnf("what other replicas hear is not told live, nothing is lost, it is tried again: %s", why);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static void giveBack(Line ended) {
        SagaChannel.unlisten(ended.connection())
                .onItemOrFailure()
                .call((done, failure) -> ended.connection().close())
                .subscribe()
                .with(closed -> {}, gone -> LOG.debugf("the connection was gone already: %s", gone));
    }
}
