package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep goes round by itself, batch after batch, survives its failures and is called in at the end. */
class SweeperTest {

    private final Vertx vertx = Vertx.vertx();
    private final Queue<CompletableFuture<Boolean>> batches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Sweeper sweeper = new Sweeper(List.of(new Crumbs()), vertx, registry);
    private final Queue<LogRecord> log = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Listening();

    /** Sweeps what the test gives it, in the order in which it is given; then there is nothing more. */
    private final class Crumbs implements Sweep {
        @Override
        public String what() {
            return "crumbs";
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(1);
        }

        @Override
        public Uni<Boolean> batch() {
            begun.incrementAndGet();
            CompletableFuture<Boolean> next = batches.poll();
            return next == null
                    ? Uni.createFrom().item(false)
                    : Uni.createFrom().completionStage(next);
        }
    }

    @BeforeEach
    void listen() {
        Logger.getLogger(Sweep.class.getName()).addHandler(listener);
    }

    @AfterEach
    void tearDown() {
        Logger.getLogger(Sweep.class.getName()).removeHandler(listener);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void goesRoundAgainAndAgain() {
        sweeper.start(new StartupEvent());

        soon().until(() -> begun.get() > 3);
    }

    @Test
    void sweepsBatchAfterBatchInOneRound() {
        Rounds rounds = new Rounds(new Crumbs(), registry);
        batches.addAll(List.of(done(true), done(true), done(false), done(true)));

        assertThat(rounds.wake()).isCompleted();

        assertThat(begun).hasValue(3);
    }

    @Test
    void waitsForOneBatchBeforeItBeginsTheNext() {
        CompletableFuture<Boolean> slow = new CompletableFuture<>();
        batches.add(slow);
        Rounds rounds = new Rounds(new Crumbs(), registry);

        CompletableFuture<Void> round = rounds.wake();
        rounds.wake();
        assertThat(begun).hasValue(1);
        slow.complete(false);

        assertThat(round).isCompleted();
        assertThat(begun).as("it was woken meanwhile").hasValue(2);
    }

    @Test
    void tellsATroubleOnceAndTriesAgain() {
        batches.addAll(List.of(broken(), broken(), done(true), done(false), broken()));

        sweeper.start(new StartupEvent());
        soon().until(() -> begun.get() > 5);

        assertThat(log)
                .extracting(LogRecord::getLevel)
                .extracting(Level::getName)
                .filteredOn(level -> !level.equals("DEBUG"))
                .startsWith("WARN", "INFO", "WARN");
    }

    @Test
    void beginsNoOtherBatchOnceItIsStopped() {
        CompletableFuture<Boolean> slow = new CompletableFuture<>();
        batches.addAll(List.of(slow, done(true)));
        Rounds rounds = new Rounds(new Crumbs(), registry);
        rounds.wake();

        CompletableFuture<Void> stopped = rounds.stop();
        assertThat(stopped).isNotDone();
        slow.complete(true);

        assertThat(stopped).isCompleted();
        assertThat(rounds.wake()).isCompleted();
        assertThat(begun).as("the other is left for the next start").hasValue(1);
    }

    @Test
    void finishesTheBatchInFlightBeforeTheServiceStops() {
        CompletableFuture<Boolean> slow = new CompletableFuture<>();
        batches.add(slow);
        sweeper.start(new StartupEvent());
        soon().until(() -> begun.get() == 1);
        vertx.setTimer(100, timer -> slow.complete(false));

        sweeper.stop(new ShutdownEvent());

        assertThat(slow).isCompleted();
    }

    /** Removes what it is told, batch after batch. */
    private static final class Broom implements Housekeeping {
        private final Queue<Removed> batches = new ConcurrentLinkedQueue<>(
                List.of(new Removed(1_000, true), new Removed(250, false), new Removed(0, false)));

        @Override
        public String what() {
            return "dust";
        }

        @Override
        public String table() {
            return "dust";
        }

        @Override
        public Duration interval() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Uni<Removed> remove() {
            return Uni.createFrom().item(batches.remove());
        }
    }

    @Test
    void countsWhatHousekeepingRemoves() {
        Rounds rounds = new Rounds(new Broom(), registry);

        rounds.wake().join();
        rounds.wake().join();

        assertThat(registry.get("housekeeping.removed")
                        .tag("what", "dust")
                        .counter()
                        .count())
                .isEqualTo(1_250);
    }

    @Test
    void goesRoundAtOnceWhenTheServiceStarts() {
        Sweeper slow = new Sweeper(List.of(new Broom()), vertx, registry);

        slow.start(new StartupEvent());

        assertThat(registry.get("housekeeping.removed").counter().count()).isEqualTo(1_250);
    }

    private static CompletableFuture<Boolean> done(boolean more) {
        return CompletableFuture.completedFuture(more);
    }

    private static CompletableFuture<Boolean> broken() {
        return CompletableFuture.failedFuture(new IllegalStateException("the database is away"));
    }

    private final class Listening extends Handler {
        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
