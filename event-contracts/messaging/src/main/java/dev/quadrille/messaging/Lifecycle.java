package dev.quadrille.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts the relay's safety net, and stops in order, once {@link KafkaBatches} takes nothing more: say what is left, close. */
@ApplicationScoped
class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final long NET_MS = 500;
    private static final long LOOK_MS = 5_000;
    private static final long PATIENCE_S = 10;

    private final RetryConsumer retries;
    private final OutboxRelay relay;
    private final Backlog backlog;
    private final Publisher publisher;
    private final Vertx vertx;
    private volatile long net;
    private volatile long look;

    Lifecycle(RetryConsumer retries, OutboxRelay relay, Backlog backlog, Publisher publisher, Vertx vertx) {
        this.retries = retries;
        this.relay = relay;
        this.backlog = backlog;
        this.publisher = publisher;
        this.vertx = vertx;
    }

    /** The poll only finds what a dead replica left behind; whoever commits wakes the relay itself. */
    void start(@Observes StartupEvent event) {
        net = vertx.setPeriodic(NET_MS, timer -> {
            relay.wake();
            retries.wake();
        });
        backlog.refresh();
        look = vertx.setPeriodic(LOOK_MS, timer -> backlog.refresh());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(net);
        vertx.cancelTimer(look);
        await("the retry queue", retries.wake());
        await("the outbox", relay.stop());
        publisher.close();
    }

    static void await(String what, CompletableFuture<Void> end) {
        try {
            end.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            LOG.warnf("%s did not end within %d s; the next start takes it up where it stands", what, PATIENCE_S);
        }
    }
}
