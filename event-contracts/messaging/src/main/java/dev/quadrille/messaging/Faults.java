package dev.quadrille.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Faults that can be switched on while the system runs, to see what then holds; only with {@code QUADRILLE_FAULTS=on}. */
@ApplicationScoped
public class Faults {

    private final boolean allowed;
    private final Pool pool;
    private final RetryQueue retryQueue;
    private final RetryConsumer retries;
    private final Set<String> heldTopics = ConcurrentHashMap.newKeySet();

    Faults(
            @ConfigProperty(name = "quadrille.faults", defaultValue = "off") String faults,
            Pool pool,
            RetryQueue retryQueue,
            RetryConsumer retries) {
        this.allowed = "on".equals(faults);
        this.pool = pool;
        this.retryQueue = retryQueue;
        this.retries = retries;
    }

    public boolean allowed() {
        return allowed;
    }

    /** From now on this service puts the events of a topic aside, durably, instead of handling them. */
    public void hold(String topic) {
        heldTopics.add(topic);
    }

    /** Ends {@link #hold}; what was put aside is handled now. */
    public Uni<Void> release(String topic) {
        heldTopics.remove(topic);
        return retryQueue.release(pool, topic).invoke(retries::wake);
    }

    /**
     * Lets go what a batch has held of topics that were released before it was durable: the release could not see it.
     *
     * @param topics of what the batch has held
     */
    Uni<Void> settle(Collection<String> topics) {
        List<String> released =
                topics.stream().filter(topic -> !holds(topic)).distinct().toList();
        return Multi.createFrom()
                .iterable(released)
                .onItem()
                .transformToUniAndConcatenate(topic -> retryQueue.release(pool, topic))
                .onItem()
                .ignoreAsUni();
    }

    /** Halts this process when it passes the point for the n-th time from now on. */
    public void crashAt(CrashPoint point, int passage) {
        point.arm(passage);
    }

    boolean holds(String topic) {
        return !heldTopics.isEmpty() && heldTopics.contains(topic);
    }
}
