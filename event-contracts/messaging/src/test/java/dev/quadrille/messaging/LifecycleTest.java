package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service starts with what others left behind, and stops in order. */
class LifecycleTest {

    private static final long COMMIT_INTERVAL_MS = 10;

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final Vertx vertx = Vertx.vertx();
    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Publisher speaker = new Publisher() {
        @Override
        public Uni<Void> publish(List<OutboxMessage> messages) {
            messages.forEach(message -> events.add("said " + message.type()));
            return Uni.createFrom().voidItem();
        }

        @Override
        public void close() {
            events.add("closed");
        }
    };
    private final Bench bench = new Bench(DATABASE.pool(), speaker);
    private final SagaConsumer consumer = new SagaConsumer(
            bench.scribe, bench.turns, bench.inbox, bench.backoff, bench.faults, bench.progress, channels());
    private final Lifecycle lifecycle = new Lifecycle(
            consumer,
            bench.retries,
            bench.relay,
            new Backlog(DATABASE.pool(), bench.backoff, bench.registry),
            speaker,
            vertx,
            COMMIT_INTERVAL_MS);

    @AfterEach
    void tearDown() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void saysWhatADeadReplicaLeftBehind() {
        OutboxMessage left = Messages.of(
                new Envelope(
                        UUID.randomUUID(), "payment.voided.v1", "/payment-service", order, Instant.EPOCH, null, null),
                new PaymentVoided(order));
        DATABASE.inTransaction(transaction -> bench.outbox.add(transaction, List.of(left)));

        lifecycle.start(new StartupEvent());

        await().untilAsserted(() -> assertThat(events).containsExactly("said payment.voided.v1"));
        lifecycle.stop(new ShutdownEvent());
        assertThat(events).containsExactly("said payment.voided.v1", "paused", "closed");
    }

    @Test
    void finishesTheBatchInFlightAndSaysItBeforeItCloses() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        bench.scribe.meets(transaction -> Uni.createFrom().completionStage(slow));
        consumer.on(Delivery.of(Bench.cancelled(order)).records()).subscribeAsCompletionStage();
        await().until(() -> bench.scribe.runs.size() == 1);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> lifecycle.stop(new ShutdownEvent()));
        await().untilAsserted(() -> assertThat(events).containsExactly("paused"));
        assertThat(stopped).isNotDone();
        slow.complete(null);

        assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
        assertThat(events).containsExactly("paused", "said payment.voided.v1", "closed");
        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }

    private ChannelRegistry channels() {
        PausableChannel saga = proxy(PausableChannel.class, "pause", () -> events.add("paused"));
        return proxy(ChannelRegistry.class, "getPausable", () -> saga);
    }

    /** Only the one method that is called. */
    private static <T> T proxy(Class<T> type, String method, Supplier<?> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            assertThat(called.getName()).isEqualTo(method);
            Object value = answer.get();
            return called.getReturnType() == void.class ? null : value;
        }));
    }
}
