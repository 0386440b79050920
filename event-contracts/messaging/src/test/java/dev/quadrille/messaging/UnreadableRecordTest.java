package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever stands on a topic of a real broker, the consumer goes on: what it cannot read is a dead letter, once. */
class UnreadableRecordTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID neighbour = UuidCreator.getTimeOrderedEpoch();
    private KafkaPublisher publisher;
    private Bench bench;
    private Listener topic;
    private Listener deadLetters;

    @BeforeEach
    void setUp() {
        publisher = new KafkaPublisher(BROKER.patientConfiguration(), new Scribe());
        bench = new Bench(DATABASE.pool(), publisher);
        topic = BROKER.listen("orders.cancelled");
        deadLetters = BROKER.listen("payment-service.dead-letters");
    }

    @AfterEach
    void tearDown() {
        topic.close();
        deadLetters.close();
        publisher.close();
    }

    @ParameterizedTest
    @EnumSource
    void goesToTheDeadLettersOnceAndItsNeighbourGoesThrough(Unreadable unreadable) throws Exception {
        BROKER.send(unreadable.record(order));
        BROKER.send(Unreadable.readable(neighbour));
        ConsumerRecords<String, byte[]> batch = Delivery.batch(topic.hears(2));

        bench.hears(batch);
        bench.hears(batch);

        assertThat(deadLetters.hears(1))
                .singleElement()
                .extracting(letter -> Listener.headers(letter).get("dead_letter_cause"))
                .asString()
                .contains(unreadable.cause());
        assertThat(DATABASE.notedOrders()).containsExactly(neighbour);
        assertThat(DATABASE.count("outbox")).isZero();
    }

    @Test
    void saysWhereItStoodAndWhatStoodAroundIt() throws Exception {
        ProducerRecord<String, byte[]> sent = Unreadable.BINARY_BODY.record(order);
        BROKER.send(sent);
        ConsumerRecord<String, byte[]> original = topic.hears(1).get(0);

        bench.hears(Delivery.batch(List.of(original)));

        ConsumerRecord<String, byte[]> letter = deadLetters.hears(1).get(0);
        assertThat(letter.key()).isEqualTo(order.toString());
        assertThat(letter.value()).isEqualTo(sent.value());
        assertThat(Listener.headers(letter))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "dead-letter.v1")
                .containsEntry("ce_source", "/payment-service")
                .containsEntry("ce_subject", order.toString())
                .containsKeys("ce_id", "ce_time")
                .containsEntry("content-type", "application/octet-stream")
                .containsEntry("dead_letter_topic", "orders.cancelled")
                .containsEntry("dead_letter_partition", Integer.toString(original.partition()))
                .containsEntry("dead_letter_offset", Long.toString(original.offset()));
        Listener.headers(original)
                .forEach(
                        (name, value) -> assertThat(Listener.headers(letter)).containsEntry("original_" + name, value));
    }

    @Test
    void bringsNobodyToOpenAnOrderWhereNothingElseIsHeard() throws Exception {
        BROKER.send(Unreadable.BINARY_BODY.record(order));

        bench.hears(Delivery.batch(topic.hears(1)));

        assertThat(deadLetters.hears(1)).hasSize(1);
        assertThat(bench.scribe.runs).isEmpty();
    }

    @Test
    void keepsAllButTheNulOfAKey() throws Exception {
        BROKER.send(Unreadable.KEY_WITH_NUL.record(order));

        bench.hears(Delivery.batch(topic.hears(1)));

        assertThat(deadLetters.hears(1)).extracting(ConsumerRecord::key).containsExactly(order.toString());
    }

    @Test
    void pointsToARecordThatKafkaWouldNotTakeAgain() throws Exception {
        BROKER.send(Unreadable.TWO_MEGABYTES.record(order));

        bench.hears(Delivery.batch(topic.hears(1)));

        ConsumerRecord<String, byte[]> letter = deadLetters.hears(1).get(0);
        assertThat(letter.value()).isNull();
        assertThat(Listener.headers(letter))
                .containsEntry(
                        "dead_letter_omitted",
                        "headers and a value of 2097153 bytes: too large, read them at their place")
                .containsKeys("dead_letter_topic", "dead_letter_partition", "dead_letter_offset");
    }

    @Test
    void allOfThemInOneBatchHarmNobody() throws Exception {
        for (Unreadable unreadable : Unreadable.values()) {
            BROKER.send(unreadable.record(UUID.randomUUID()));
        }
        BROKER.send(Unreadable.readable(neighbour));

        bench.hears(Delivery.batch(topic.hears(Unreadable.values().length + 1)));

        assertThat(deadLetters.hears(Unreadable.values().length))
                .extracting(letter -> Listener.headers(letter).get("dead_letter_cause"))
                .allSatisfy(
                        cause -> assertThat(Arrays.stream(Unreadable.values()).map(Unreadable::cause))
                                .anyMatch(cause::contains));
        assertThat(DATABASE.notedOrders()).containsExactly(neighbour);
    }
}
