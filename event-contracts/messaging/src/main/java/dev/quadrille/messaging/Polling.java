package dev.quadrille.messaging;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** One consumer and its thread: a poll when a batch is asked for, and a sign of life to its group while one is handled. */
final class Polling {

    private static final Logger LOG = Logger.getLogger(Polling.class);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String channel;
    private final Consumer<String, byte[]> consumer;
    private final Ear ear;
    private final Offsets offsets;
    private final Pace pace;
    private final Context context;
    private final ScheduledExecutorService thread;
    private volatile boolean stopped;
    private volatile CompletableFuture<Void> inFlight = CompletableFuture.completedFuture(null);

    /** @param deaf whether it takes no further batch */
    Polling(
            String channel,
            Consumer<String, byte[]> consumer,
            Membership membership,
            Pace pace,
            BooleanSupplier deaf,
            Vertx vertx) {
        this.channel = channel;
        this.consumer = consumer;
        this.ear = new Ear(consumer, deaf);
        this.pace = pace;
        this.offsets = new Offsets(channel, consumer);
        this.context = vertx.getOrCreateContext();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "kafka-" + channel));
        thread.execute(() -> membership.begin(offsets));
        thread.scheduleWithFixedDelay(
                this::stayInGroup, SIGN_OF_LIFE.toMillis(), SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return what has arrived since the last batch, as soon as it is something; never completes once stopped */
    Uni<Message<ConsumerRecords<String, byte[]>>> next() {
        return Uni.createFrom().emitter(emitter -> pollIn(pace.rest(), emitter));
    }

    /** @return completes when the batch in flight has ended */
    CompletableFuture<Void> stop() {
        stopped = true;
        return CompletableFuture.runAsync(() -> {}, thread).thenCompose(idle -> inFlight);
    }

    /** Commits what was handled and leaves the group, so that others may take over at once. */
    CompletableFuture<Void> close() {
        return CompletableFuture.runAsync(
                () -> {
                    consumer.close();
                    thread.shutdown();
                },
                thread);
    }

    private void pollIn(long nanos, UniEmitter<? super Message<ConsumerRecords<String, byte[]>>> emitter) {
        if (!stopped) {
            thread.schedule(() -> poll(emitter), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void poll(UniEmitter<? super Message<ConsumerRecords<String, byte[]>>> emitter) {
        if (stopped) {
            return;
        }
        try {
            offsets.commitWhenDue();
            ConsumerRecords<String, byte[]> records = ear.meanwhile();
            boolean waiting = !records.isEmpty();
            while (records.isEmpty() && !stopped) {
                offsets.commitWhenDue();
                records = ear.within(Offsets.COMMIT_INTERVAL);
            }
            if (!records.isEmpty()) {
                pace.begins(records.count(), waiting);
                hand(records, emitter);
            }
        } catch (RuntimeException failure) {
            LOG.warnf("channel %s cannot be read, nothing is lost, it is tried again: %s", channel, failure);
            pollIn(PAUSE.toNanos(), emitter);
        }
    }

    private void hand(
            ConsumerRecords<String, byte[]> records,
            UniEmitter<? super Message<ConsumerRecords<String, byte[]>>> emitter) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        inFlight = end;
        Context batch = VertxContext.createNewDuplicatedContext(context);
        Message<ConsumerRecords<String, byte[]>> message =
                Message.of(records, Metadata.of(new LocalContextMetadata(batch)), () -> {
                    thread.execute(() -> offsets.handled(records));
                    pace.ends();
                    end.complete(null);
                    return CompletableFuture.completedFuture(null);
                });
        batch.runOnContext(here -> emitter.complete(message));
    }

    /** A batch that takes long must not cost the membership; nothing is read meanwhile. */
    private void stayInGroup() {
        if (inFlight.isDone() || stopped) {
            return;
        }
        try {
            ear.stayInGroup();
        } catch (RuntimeException failure) {
            LOG.debugf("channel %s has no broker while its batch is handled: %s", channel, failure);
        }
    }
}
