package dev.quadrille.order;

import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Pipeline;
import dev.quadrille.order.EventStreams.Readable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The orders in the database: their streams of events, and the view that is made of them in the same transaction. */
@ApplicationScoped
class Orders {

    private static final Logger LOG = Logger.getLogger(Orders.class);
    static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final EventStreams streams;
    private final OrderViews views;
    private final ViewMender mender;
    private final TimeToConfirm timeToConfirm;

    Orders(EventStreams streams, OrderViews views, ViewMender mender, TimeToConfirm timeToConfirm) {
        this.streams = streams;
        this.views = views;
        this.mender = mender;
        this.timeToConfirm = timeToConfirm;
    }

    Uni<Void> open(SqlConnection transaction, OrderBook book, Collection<UUID> orderIds) {
        if (orderIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Pipeline.inOrder(views.lock(transaction, orderIds), enter(transaction, book, orderIds));
    }

    /**
     * Opens orders whose deadline has passed, as many as this; what another transaction works on is left to it. Those that
     * cannot be read are put off, or they would be found first for ever.
     *
     * @return why they cannot be read, by order
     */
    Uni<Map<UUID, RuntimeException>> openOverdue(SqlConnection transaction, OrderBook book, int most) {
        return views.lockOverdue(transaction, book.now(), most)
                .chain(overdue -> streams.readable(transaction, overdue))
                .invoke(read -> read.orders().forEach(book::enter))
                .map(Readable::unreadable)
                .call(unreadable -> unreadable.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : views.postpone(
                                transaction, unreadable.keySet(), book.now().plus(PUT_OFF)));
    }

    Uni<Void> save(SqlConnection transaction, List<Order> changed, Envelopes envelopes) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Pipeline.inOrder(
                streams.append(transaction, changed, envelopes),
                views.project(transaction, changed, envelopes)
                        .chain(missing ->
                                missing.isEmpty() ? Uni.createFrom().voidItem() : restore(transaction, missing)));
    }

    /** A row that is gone costs its order nothing but one more look at the stream. */
    private Uni<Void> restore(SqlConnection transaction, Set<UUID> missing) {
        LOG.warnf("%d orders had no row in order_view: it is made anew from their streams", missing.size());
        return streams.recorded(transaction, missing)
                .map(all -> all.entrySet().stream()
                        .map(stream -> OrderRow.of(stream.getKey(), stream.getValue(), timeToConfirm))
                        .toList())
                .chain(rows -> mender.restore(transaction, rows));
    }

    private Uni<Void> enter(SqlConnection transaction, OrderBook book, Collection<UUID> orderIds) {
        return streams.read(transaction, orderIds)
                .invoke(orders -> orders.forEach(book::enter))
                .replaceWithVoid();
    }
}
