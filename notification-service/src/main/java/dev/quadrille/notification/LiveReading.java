package dev.quadrille.notification;

import dev.quadrille.messaging.Loop;
import dev.quadrille.notification.Saga.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads the sagas of which it is said that they have changed, and tells of them. What is said while it reads is read next, all
 * of it at once: so an older state is never told after a newer one.
 */
final class LiveReading {

    private static final Logger LOG = Logger.getLogger(LiveReading.class);

    private final Pool pool;
    private final LiveFeed feed;
    private final Loop loop = new Loop(this::next, this::miss);
    private Set<UUID> changed = new LinkedHashSet<>();
    private boolean stopped;

    LiveReading(Pool pool, LiveFeed feed) {
        this.pool = pool;
        this.feed = feed;
    }

    /** @param sagas in the order in which they changed */
    void read(List<UUID> sagas) {
        if (feed.isHeard()) {
            add(sagas);
            loop.wake();
        } else {
            feed.miss();
        }
    }

    /** From now on nothing is told, also not what is being read. */
    synchronized void stop() {
        stopped = true;
        changed.clear();
    }

    private synchronized void add(List<UUID> sagas) {
        if (!stopped) {
            sagas.forEach(changed::remove);
            changed.addAll(sagas);
        }
    }

    private synchronized Collection<UUID> take() {
        Set<UUID> taken = changed;
        changed = new LinkedHashSet<>();
        return taken;
    }

    private Uni<Boolean> next() {
        Collection<UUID> sagas = take();
        return sagas.isEmpty()
                ? Uni.createFrom().item(false)
                : read(sagas)
                        .onFailure()
                        .invoke(this::miss)
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(true);
    }

    private Uni<Void> read(Collection<UUID> sagas) {
        return pool.preparedQuery("select * from saga where order_id = any($1)")
                .execute(Tuple.of(sagas.toArray(UUID[]::new)))
                .map(rows -> inOrder(sagas, rows))
                .invoke(this::tell)
                .replaceWithVoid();
    }

    private static List<Snapshot> inOrder(Collection<UUID> sagas, RowSet<Row> rows) {
        Map<UUID, Snapshot> read =
                rows.stream().map(Sagas::snapshot).collect(Collectors.toMap(Snapshot::orderId, Function.identity()));
        return sagas.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    private synchronized void tell(List<Snapshot> sagas) {
        if (!stopped) {
            feed.add(sagas);
        }
    }

    private void miss(Throwable failure) {
        LOG.debugf("sagas that have changed cannot be read, whoever watches is told so: %s", failure);
        feed.miss();
    }
}
