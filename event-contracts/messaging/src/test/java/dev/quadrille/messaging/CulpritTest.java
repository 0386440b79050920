package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An event that cannot be handled goes to the dead letters alone; its neighbours never notice. */
class CulpritTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final List<UUID> orders =
            Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(20).toList();
    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(DATABASE.pool());
    }

    @Test
    void aReactionThatThrowsSendsItsEventToTheDeadLetters() {
        bench.scribe.cannotSpeakOf(orders.get(7));
        Delivery delivery = deliveryOf(orders);

        bench.hears(delivery);

        List<UUID> neighbours = without(orders.get(7));
        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrderElementsOf(neighbours);
        assertThat(neighbours)
                .allSatisfy(
                        order -> assertThat(bench.publisher.about(order)).isEqualTo(List.of(new PaymentVoided(order))));
        OutboxMessage letter = bench.publisher.deadLetters().get(0);
        ConsumerRecord<String, byte[]> record = delivery.records()
                .records(new TopicPartition("orders.cancelled", 0))
                .get(7);
        assertThat(letter.topic()).isEqualTo("payment-service.dead-letters");
        assertThat(letter.payload()).isEqualTo(record.value());
        assertThat(DeadLetterTest.headers(letter))
                .containsEntry(
                        "dead_letter_cause", "IllegalStateException: order " + orders.get(7) + " cannot be noted")
                .containsEntry("dead_letter_topic", "orders.cancelled")
                .containsEntry("dead_letter_partition", "0")
                .containsEntry("dead_letter_offset", Long.toString(record.offset()))
                .containsEntry("original_ce_type", "order.cancelled.v1")
                .containsEntry("original_ce_subject", orders.get(7).toString());
    }

    @Test
    void anErrorOfAReactionIsItsEventsFaultToo() {
        bench.scribe.errors.put(orders.get(3), new StackOverflowError());
        bench.scribe.errors.put(orders.get(4), new AssertionError("impossible"));

        bench.hears(orders);

        assertThat(bench.publisher.deadLetters(orders.get(3)))
                .singleElement()
                .asString()
                .contains("StackOverflowError");
        assertThat(bench.publisher.deadLetters(orders.get(4)))
                .singleElement()
                .asString()
                .contains("AssertionError: impossible");
        assertThat(DATABASE.notedOrders()).hasSize(18);
    }

    /** Nothing is lost: the batch waits for a machine that has memory. */
    @Test
    void aMachineThatGivesUpIsNobodysFault() {
        bench.scribe.errors.put(orders.get(3), new OutOfMemoryError("heap"));
        CompletableFuture<Void> heard =
                bench.consumer.on(deliveryOf(orders).records()).subscribeAsCompletionStage();
        soon().until(() -> bench.scribe.runs.size() > 1);
        assertThat(DATABASE.notedOrders()).isEmpty();

        bench.scribe.errors.clear();

        soon().until(heard::isDone);
        assertThat(DATABASE.notedOrders()).hasSize(20);
        assertThat(bench.publisher.deadLetters()).isEmpty();
    }

    @Test
    void theReactionNamesTheCulpritSoTheBatchRunsExactlyTwice() {
        bench.scribe.cannotSpeakOf(orders.get(7));

        bench.hears(orders);

        assertThat(bench.scribe.runs).hasSize(2);
        assertThat(bench.scribe.runs.get(1)).hasSize(19).doesNotContain(orders.get(7));
    }

    @Test
    void severalCulpritsAreFoundInTheSameRun() {
        Set<UUID> culprits = Set.of(orders.get(0), orders.get(7), orders.get(19));
        culprits.forEach(bench.scribe::cannotSpeakOf);

        bench.hears(orders);

        assertThat(bench.scribe.runs).hasSize(2);
        assertThat(bench.publisher.deadLetters())
                .extracting(OutboxMessage::key)
                .containsExactlyInAnyOrderElementsOf(texts(culprits));
        assertThat(DATABASE.notedOrders()).hasSize(17).doesNotContainAnyElementsOf(culprits);
    }

    @Test
    void aWholeBatchMayBeToBlame() {
        orders.forEach(bench.scribe::cannotSpeakOf);

        bench.hears(orders);

        assertThat(bench.publisher.deadLetters()).hasSize(20);
        assertThat(DATABASE.notedOrders()).isEmpty();
    }

    @Test
    void aCulpritThatComesAgainIsBuriedOnce() {
        bench.scribe.cannotSpeakOf(orders.get(7));
        Delivery delivery = deliveryOf(orders);
        bench.hears(delivery);

        bench.hears(delivery);
        bench.scribe.unspeakable.clear();
        bench.hears(delivery);

        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrderElementsOf(without(orders.get(7)));
        assertThat(bench.publisher.deadLetters()).hasSize(1);
    }

    @Test
    void aCulpritThatStandsTwiceInTheBatchIsBuriedOnce() {
        bench.scribe.cannotSpeakOf(orders.get(0));
        UUID id = UuidCreator.getTimeOrderedEpoch();

        bench.hears(new Delivery()
                .and(Bench.cancelled(orders.get(0)), id)
                .and(Bench.cancelled(orders.get(1)), UuidCreator.getTimeOrderedEpoch())
                .and(Bench.cancelled(orders.get(0)), id));

        assertThat(bench.publisher.deadLetters()).hasSize(1);
        assertThat(DATABASE.notedOrders()).containsExactly(orders.get(1));
    }

    private List<UUID> without(UUID culprit) {
        return orders.stream().filter(order -> !order.equals(culprit)).toList();
    }

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static Delivery deliveryOf(List<UUID> orders) {
        return Delivery.of(orders.stream().map(Bench::cancelled).toArray(OrderCancelled[]::new));
    }
}
