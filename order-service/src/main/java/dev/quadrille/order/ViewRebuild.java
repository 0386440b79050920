package dev.quadrille.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Makes the rows that queries read anew from the streams, batch by batch, while the service goes on. */
@ApplicationScoped
public class ViewRebuild {

    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Pool pool;
    private final EventStreams streams;
    private final OrderViews views;
    private final ViewMender mender;
    private final TimeToConfirm timeToConfirm;

    ViewRebuild(Pool pool, EventStreams streams, OrderViews views, ViewMender mender, TimeToConfirm timeToConfirm) {
        this.pool = pool;
        this.streams = streams;
        this.views = views;
        this.mender = mender;
        this.timeToConfirm = timeToConfirm;
    }

    /**
     * What was found.
     *
     * @param orders how many streams there are
     * @param differed how many rows were wrong, missing, or without a stream, and are right or gone now
     */
    public record Rebuilt(long orders, long differed) {
        private Rebuilt plus(Rebuilt other) {
            return new Rebuilt(orders + other.orders, differed + other.differed);
        }
    }

    /** May be asked again at any time, also while another replica does the same. */
    public Uni<Rebuilt> all() {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(FIRST), this::batch)
                .whilst(batch -> batch.orders() == BATCH)
                .collect()
                .with(Collectors.reducing(new Rebuilt(0, 0), Rebuilt::plus));
    }

    /** The orders after this place in the order of their ids, and moves the place on. */
    private Uni<Rebuilt> batch(AtomicReference<UUID> place) {
        UUID after = place.get();
        return streams.orders(after, BATCH).chain(orders -> {
            UUID last = orders.size() < BATCH ? LAST : orders.get(BATCH - 1);
            place.set(last);
            return rebuild(orders, after, last);
        });
    }

    private Uni<Rebuilt> rebuild(List<UUID> orders, UUID after, UUID last) {
        return pool.withTransaction(transaction -> overwrite(transaction, orders))
                .chain(wrong -> mender.removeOrphans(pool, after, last)
                        .map(orphans -> new Rebuilt(orders.size(), wrong + orphans)));
    }

    /** The rows are locked before their streams are read, so that neither grows meanwhile. */
    private Uni<Integer> overwrite(SqlConnection transaction, List<UUID> orders) {
        return views.lock(transaction, orders)
                .chain(() -> streams.recorded(transaction, orders))
                .map(all -> all.entrySet().stream()
                        .map(stream -> OrderRow.of(stream.getKey(), stream.getValue(), timeToConfirm))
                        .toList())
                .chain(rows -> mender.overwrite(transaction, rows));
    }
}
