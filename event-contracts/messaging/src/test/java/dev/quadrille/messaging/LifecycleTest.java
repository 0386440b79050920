package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service starts with what others left behind, and stops in order. */
class LifecycleTest {

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
        public Uni<Place> publish(OutboxMessage message) {
            return publish(List.of(message)).map(said -> new Place(message.topic(), 0, 0));
        }

        @Override
        public void close() {
            events.add("closed");
        }
    };
    private final Bench bench = new Bench(DATABASE.pool(), speaker);
    private final Lifecycle lifecycle = new Lifecycle(
            bench.retries, bench.relay, new Backlog(DATABASE.pool(), bench.backoff, bench.registry), speaker, vertx);

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

        soon().untilAsserted(() -> assertThat(events).containsExactly("said payment.voided.v1"));
        lifecycle.stop(new ShutdownEvent());
        assertThat(events).containsExactly("said payment.voided.v1", "closed");
    }

    @Test
    void saysWhatIsLeftBeforeItCloses() {
        lifecycle.start(new StartupEvent());
        bench.ask(order).join();

        lifecycle.stop(new ShutdownEvent());

        assertThat(events).containsExactly("said payment.voided.v1", "closed");
        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }
}
