package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several relays on one outbox, as several replicas have: one speaks at a time, and nothing is said twice. */
class RelayCrowdTest {

    private static final int ORDERS = 8;
    private static final int STEPS = 400;

    @RegisterExtension
    static final Database DATABASE = new Database();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    @Test
    void sayNothingTwiceAndKeepTheOrderOfEachKey() {
        KafkaPublisher one = new KafkaPublisher(BROKER.patientConfiguration(), new Scribe());
        KafkaPublisher two = new KafkaPublisher(BROKER.patientConfiguration(), new Scribe());
        Pool otherReplica = DATABASE.anotherPool();
        List<OutboxRelay> relays = List.of(
                new OutboxRelay(DATABASE.pool(), new Outbox(), one, new Duplicates()),
                new OutboxRelay(otherReplica, new Outbox(), two, new Duplicates()));
        List<UUID> orders =
                IntStream.range(0, ORDERS).mapToObj(i -> UUID.randomUUID()).toList();
        try (Listener listener = BROKER.listen("payments.voided")) {
            ExecutorService writers = Executors.newFixedThreadPool(ORDERS);
            List<CompletableFuture<Void>> written = orders.stream()
                    .map(order -> CompletableFuture.runAsync(() -> writeSteps(order, relays), writers))
                    .toList();
            written.forEach(CompletableFuture::join);
            relays.forEach(relay -> relay.wake().join());
            writers.shutdown();

            assertThat(stepsByKey(listener.hears(ORDERS * STEPS)))
                    .isEqualTo(orders.stream()
                            .collect(Collectors.toMap(
                                    UUID::toString,
                                    order -> IntStream.range(0, STEPS).boxed().toList())));
            assertThat(DATABASE.count("outbox")).isZero();
        } finally {
            Database.done(otherReplica.close());
            one.close();
            two.close();
        }
    }

    /** Each step in a transaction of its own, and each time both relays are woken. */
    private static void writeSteps(UUID order, List<OutboxRelay> relays) {
        for (int step = 0; step < STEPS; step++) {
            OutboxMessage message = message(order, step);
            DATABASE.inTransaction(transaction -> new Outbox().add(transaction, List.of(message)));
            relays.forEach(OutboxRelay::wake);
        }
    }

    private static OutboxMessage message(UUID order, int step) {
        Envelope envelope = new Envelope(
                new UUID(order.getMostSignificantBits(), step),
                "payment.voided.v1",
                "/payment-service",
                order,
                Instant.EPOCH,
                null,
                null);
        return Messages.of(envelope, new PaymentVoided(order));
    }

    private static Map<String, List<Integer>> stepsByKey(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(RelayCrowdTest::step, Collectors.toList())));
    }

    private static int step(ConsumerRecord<String, byte[]> record) {
        UUID id = UUID.fromString(Listener.headers(record).get("ce_id"));
        return Math.toIntExact(id.getLeastSignificantBits());
    }
}
