package dev.quadrille.notification;

import dev.quadrille.messaging.Sweep;
import dev.quadrille.notification.Saga.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Computes the sagas again that somebody asked for, batch after batch. How far it has come is written with each batch, so
 * that after a crash whichever replica comes first goes on with the next.
 */
@ApplicationScoped
class RebuildBatches implements Sweep {

    static final int BATCH = 1_000;
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Pool pool;
    private final History history;
    private final Clock clock;
    private final Duration interval;

    /** @param interval how often it is looked whether somebody asked */
    RebuildBatches(
            Pool pool,
            History history,
            Clock clock,
            @ConfigProperty(name = "quadrille.rebuild.interval", defaultValue = "PT1S") Duration interval) {
        this.pool = pool;
        this.history = history;
        this.clock = clock;
        this.interval = interval;
    }

    @Override
    public String what() {
        return "sagas to be computed again";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public Uni<Boolean> batch() {
        long begin = System.nanoTime();
        return pool.withTransaction(this::take)
                .call(more -> more ? rest(begin) : Uni.createFrom().voidItem());
    }

    /** As long as the batch took: the other half of the time belongs to what is heard. */
    private static Uni<Void> rest(long begin) {
        long worked = Math.max(1, System.nanoTime() - begin);
        Duration rest = Duration.ofNanos(Math.min(worked, LONGEST_REST.toNanos()));
        return Uni.createFrom().voidItem().onItem().delayIt().by(rest);
    }

    private Uni<Boolean> take(SqlConnection transaction) {
        return RebuildRun.take(transaction)
                .chain(run -> run.isPresent()
                        ? next(transaction, run.get())
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> next(SqlConnection transaction, RebuildRun run) {
        return history.ordersAfter(transaction, run.place(), BATCH).chain(orders -> {
            boolean more = orders.size() == BATCH;
            return rebuild(transaction, run, orders)
                    .chain(found -> run.advance(
                            transaction,
                            orders,
                            found,
                            more ? null : clock.instant().atOffset(ZoneOffset.UTC)))
                    .replaceWith(more);
        });
    }

    /** The rows are locked before their events are read, so that neither change meanwhile. */
    private Uni<Differences> rebuild(SqlConnection transaction, RebuildRun run, List<UUID> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(Differences.NONE);
        }
        return computed(transaction, orders).chain(all -> {
            List<Snapshot> changed = all.stream()
                    .map(Recomputed::snapshot)
                    .filter(Objects::nonNull)
                    .toList();
            return Sagas.write(transaction, run.dryRun() ? List.of() : changed)
                    .replaceWith(() ->
                            all.stream().map(Recomputed::differences).reduce(Differences.NONE, Differences::plus));
        });
    }

    private Uni<List<Recomputed>> computed(SqlConnection transaction, List<UUID> orders) {
        return Uni.combine()
                .all()
                .unis(
                        Sagas.lock(transaction, orders.toArray(UUID[]::new)).map(RebuildBatches::byOrder),
                        history.of(transaction, orders),
                        history.keptSince(transaction))
                .asTuple()
                .map(read -> orders.stream()
                        .map(order -> Recomputed.of(
                                order,
                                read.getItem1().get(order),
                                read.getItem2().getOrDefault(order, List.of()),
                                read.getItem3()))
                        .toList());
    }

    private static Map<UUID, Snapshot> byOrder(List<Snapshot> stored) {
        return stored.stream().collect(Collectors.toMap(Snapshot::orderId, Function.identity()));
    }
}
