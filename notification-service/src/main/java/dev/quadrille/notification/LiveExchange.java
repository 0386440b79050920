package dev.quadrille.notification;

import dev.quadrille.messaging.Sweep;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Has every replica tell of all sagas, whichever replica heard of them. One that hears everything alone tells of what it has
 * committed. Where several hear a part each, the transaction says which sagas it changes, and each replica reads those that
 * the others and it itself have changed. Whoever watches is told of a gap wherever one way ends and the other begins.
 */
@ApplicationScoped
class LiveExchange implements Sweep {

    private static final Logger LOG = Logger.getLogger(LiveExchange.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;
    private final LiveFeed feed;
    private LiveEar ear;
    private boolean stopped;

    LiveExchange(Pool pool, LiveFeed feed) {
        this.pool = pool;
        this.feed = feed;
    }

    /** Each time it is said, others may have changed what nobody here was told of. */
    synchronized void shares(boolean withOthers) {
        if (stopped) {
            return;
        }
        if (withOthers && ear == null) {
            ear = new LiveEar(pool, feed);
            ear.open();
        } else if (!withOthers && ear != null) {
            ear.close();
            ear = null;
        }
        feed.miss();
    }

    /** Says what the transaction changes to those who share, if anybody does. */
    Uni<Void> say(SqlConnection transaction, SagaLog log) {
        List<Saga> changed = isShared() ? log.changed() : List.of();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        log.markSaid();
        return SagaChannel.say(transaction, ids(changed));
    }

    void committed(SagaLog log, List<Saga> changed) {
        if (!changed.isEmpty() && !tell(changed) && !log.wasSaid()) {
            SagaChannel.say(pool, ids(changed))
                    .subscribe()
                    .with(said -> {}, failure -> LOG.debugf("others came meanwhile, and are not told: %s", failure));
        }
    }

    /** Others hear on: what is still committed here is said to them. */
    synchronized void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (ear != null) {
            ear.close();
        }
    }

    @Override
    public String what() {
        return "changes that other replicas hear of";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Uni<Boolean> batch() {
        return listening()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithNull()
                .replaceWith(false);
    }

    /** Where the connection is lost, the ear says so itself. */
    private synchronized Uni<Void> listening() {
        return ear == null ? Uni.createFrom().voidItem() : ear.stayAwake();
    }

    private synchronized boolean tell(List<Saga> changed) {
        if (ear == null) {
            feed.tell(changed);
        }
        return ear == null;
    }

    private synchronized boolean isShared() {
        return ear != null;
    }

    private static List<UUID> ids(List<Saga> changed) {
        return changed.stream().map(saga -> saga.snapshot().orderId()).toList();
    }
}
