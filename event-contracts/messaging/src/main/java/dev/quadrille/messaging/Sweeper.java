package dev.quadrille.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends every sweep of a service on its rounds, the first at once, and calls it in before the service stops. */
@ApplicationScoped
class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final long PATIENCE_S = 10;

    private final List<Sweep> sweeps;
    private final Vertx vertx;
    private final MeterRegistry registry;
    private final List<Long> timers = new ArrayList<>();
    private final List<Rounds> rounds = new ArrayList<>();

    Sweeper(@All List<Sweep> sweeps, Vertx vertx, MeterRegistry registry) {
        this.sweeps = sweeps;
        this.vertx = vertx;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        for (Sweep sweep : sweeps) {
            Rounds round = new Rounds(sweep, registry);
            rounds.add(round);
            timers.add(vertx.setPeriodic(sweep.interval().toMillis(), timer -> round.wake()));
            round.wake();
        }
    }

    /** Before {@link Lifecycle}, which says what the last batch announced. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
        timers.forEach(vertx::cancelTimer);
        CompletableFuture<?>[] ends = rounds.stream().map(Rounds::stop).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            LOG.warnf("a sweep did not end within %d s; the next start takes it up where it stands", PATIENCE_S);
        }
    }
}
