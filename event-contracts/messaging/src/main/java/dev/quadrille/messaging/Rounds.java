package dev.quadrille.messaging;

import dev.quadrille.messaging.Housekeeping.Removed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** One sweep on its rounds: one batch at a time, a trouble that lasts is told once, and what is removed is counted. */
final class Rounds {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Sweep sweep;
    private final MeterRegistry registry;
    private final Loop loop = new Loop(this::batch, this::failed);
    private volatile boolean stopped;
    private volatile boolean failing;

    Rounds(Sweep sweep, MeterRegistry registry) {
        this.sweep = sweep;
        this.registry = registry;
    }

    /** @return completes when nothing is left to sweep, or a batch failed */
    CompletableFuture<Void> wake() {
        return stopped ? CompletableFuture.completedFuture(null) : loop.wake();
    }

    /** Begins no further batch. @return completes when the batch in flight has ended */
    CompletableFuture<Void> stop() {
        stopped = true;
        return loop.wake();
    }

    private Uni<Boolean> batch() {
        return stopped ? Uni.createFrom().item(false) : sweep().invoke(this::worked);
    }

    private Uni<Boolean> sweep() {
        return sweep instanceof Housekeeping housekeeping
                ? housekeeping
                        .remove()
                        .invoke(removed -> removed(housekeeping).increment(removed.rows()))
                        .map(Removed::more)
                : sweep.batch();
    }

    private Counter removed(Housekeeping housekeeping) {
        return Counter.builder("housekeeping.removed")
                .description("Rows that were not needed any more")
                .tag("what", housekeeping.table())
                .register(registry);
    }

    private void worked() {
        if (failing) {
            failing = false;
            LOG.infof("%s are swept again", sweep.what());
        }
    }

    private void failed(Throwable failure) {
        if (failing) {
            LOG.debugf(failure, "%s still cannot be swept", sweep.what());
        } else {
            failing = true;
            LOG.warnf("%s wait, nothing is lost, it is tried again: %s", sweep.what(), failure);
        }
    }
}
