package dev.quadrille.messaging;

import static dev.quadrille.contracts.Participant.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Replays.Addressed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dead letter that is sent back over a real broker is handled once, whatever its service's inbox says of it. */
class ReplayTest {

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
    private Listener replays;

    @BeforeEach
    void setUp() {
        publisher = new KafkaPublisher(BROKER.patientConfiguration(), new Scribe());
        bench = new Bench(DATABASE.pool(), publisher);
        topic = BROKER.listen("orders.cancelled");
        deadLetters = BROKER.listen(PAYMENT.deadLetterTopic());
        replays = BROKER.listen(PAYMENT.replaysTopic());
    }

    @AfterEach
    void tearDown() {
        List.of(topic, deadLetters, replays).forEach(Listener::close);
        publisher.close();
    }

    @Test
    void isHandledThoughItsIdWasMarkedAndItsIdStaysMarked() throws Exception {
        ConsumerRecord<String, byte[]> original = buried(Unreadable.readable(order));
        bench.scribe.unspeakable.clear();

        ConsumerRecord<String, byte[]> replay = replay(letter(1).original(), 1);
        bench.hears(Delivery.batch(List.of(replay)));
        bench.hears(Delivery.batch(List.of(original)));

        assertThat(DATABASE.notedOrders()).containsExactly(order);
        assertThat(bench.scribe.saved).hasSize(1);
    }

    @Test
    void isHandledOnceHoweverOftenItIsDelivered() throws Exception {
        buried(Unreadable.readable(order));
        bench.scribe.unspeakable.clear();

        ConsumerRecord<String, byte[]> replay = replay(letter(1).original(), 1);
        bench.hears(Delivery.batch(List.of(replay, replay)));
        bench.hears(Delivery.batch(List.of(replay)));

        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }

    /** Where the inbox has forgotten the event, and it comes again with its own replay. */
    @Test
    void isHandledInPlaceOfTheEventThatStandsInTheSameBatch() throws Exception {
        ConsumerRecord<String, byte[]> original = buried(Unreadable.readable(order));
        bench.scribe.unspeakable.clear();
        ConsumerRecord<String, byte[]> replay = replay(letter(1).original(), 1);
        DATABASE.query("delete from inbox");

        bench.hears(Delivery.batch(List.of(original, replay, original)));
        bench.hears(Delivery.batch(List.of(original)));

        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }

    @Test
    void isADeadLetterOfItsOriginalAgainWhenItFailsAgain() throws Exception {
        ConsumerRecord<String, byte[]> original = buried(Unreadable.readable(order));
        BuriedRecord first = letter(1);

        ConsumerRecord<String, byte[]> replay = replay(first.original(), 1);
        bench.hears(Delivery.batch(List.of(replay)));
        bench.hears(Delivery.batch(List.of(replay)));

        BuriedRecord second = letter(2);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.eventId()).isEqualTo(first.eventId());
        assertThat(second.replayId()).isEqualTo(Replay.id(replay));
        assertThat(second.original())
                .usingRecursiveComparison()
                .isEqualTo(OriginalRecord.of(original))
                .isEqualTo(first.original());
        bench.scribe.unspeakable.clear();
        bench.hears(Delivery.batch(List.of(replay(second.original(), 2))));
        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }

    @ParameterizedTest
    @EnumSource
    void mayBringWhatShouldHaveStoodThere(Unreadable unreadable) throws Exception {
        BROKER.send(unreadable.record(order));
        bench.hears(Delivery.batch(topic.hears(1)));
        BuriedRecord letter = letter(1);
        OriginalRecord wrong = letter.original();
        ConsumerRecord<String, byte[]> good = good();

        OriginalRecord corrected = new OriginalRecord(
                wrong.topic(),
                wrong.partition(),
                wrong.offset(),
                good.key(),
                OriginalRecord.of(good).headers(),
                good.value());
        bench.hears(Delivery.batch(List.of(replay(corrected, 1))));
        bench.hears(Delivery.batch(List.of(good)));

        assertThat(DATABASE.notedOrders()).containsExactly(order);
        assertThat(DATABASE.query("select from inbox")).hasSize(3);
    }

    /** As a call to the world does that has not answered yet. */
    @Test
    void isHandledOnceWhenItIsPutAsideFirst() throws Exception {
        BROKER.send(Unreadable.UNKNOWN_VERSION.record(order));
        bench.hears(Delivery.batch(topic.hears(1)));
        ConsumerRecord<String, byte[]> good = good();
        OriginalRecord today = OriginalRecord.of(good);
        bench.faults.hold(PAYMENT.replaysTopic());
        ConsumerRecord<String, byte[]> replay = replay(today, 1);

        bench.hears(Delivery.batch(List.of(replay)));
        bench.hears(Delivery.batch(List.of(good, replay)));
        assertThat(DATABASE.notedOrders()).isEmpty();
        Database.done(bench.faults.release(PAYMENT.replaysTopic()));
        bench.retries.wake().join();

        assertThat(DATABASE.notedOrders()).containsExactly(order);
    }

    @Test
    void saysWhatTheOriginalSaidBesideWhereItStood() throws Exception {
        ConsumerRecord<String, byte[]> original = buried(Unreadable.readable(order));
        bench.scribe.unspeakable.clear();

        ConsumerRecord<String, byte[]> replay = replay(letter(1).original(), 1);

        assertThat(replay.key()).isEqualTo(original.key());
        assertThat(replay.value()).isEqualTo(original.value());
        assertThat(Listener.headers(replay))
                .containsEntry("ce_type", "replay.v1")
                .containsEntry("replay_event_id", Listener.headers(original).get("ce_id"))
                .containsEntry("replay_topic", "orders.cancelled")
                .containsEntry("replay_partition", Integer.toString(original.partition()))
                .containsEntry("replay_offset", Long.toString(original.offset()))
                .containsEntry("original_ce_type", "order.cancelled.v1");
    }

    @Test
    void thatCannotBeReadIsADeadLetterItselfAndHarmsNobody() throws Exception {
        BROKER.send(stray("replay.v1", "no replay"));
        BROKER.send(stray("order.cancelled.v1", "no replay either"));
        BROKER.send(Unreadable.readable(neighbour));
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(replays.hears(2));
        batch.addAll(topic.hears(1));

        bench.hears(Delivery.batch(batch));
        bench.hears(Delivery.batch(batch));

        assertThat(deadLetters.hears(2))
                .map(DeadLetterReader::read)
                .extracting(letter -> letter.original().topic())
                .containsOnly(PAYMENT.replaysTopic());
        assertThat(DATABASE.notedOrders()).containsExactly(neighbour);
    }

    private ProducerRecord<String, byte[]> stray(String type, String body) {
        byte[] value = body.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(PAYMENT.replaysTopic(), UUID.randomUUID().toString(), value);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** Sends an event whose reaction throws. */
    private ConsumerRecord<String, byte[]> buried(ProducerRecord<String, byte[]> event) throws Exception {
        bench.scribe.cannotSpeakOf(order);
        BROKER.send(event);
        ConsumerRecord<String, byte[]> original = topic.hears(1).get(0);
        bench.hears(Delivery.batch(List.of(original)));
        return original;
    }

    /** The last of so many letters. */
    private BuriedRecord letter(int count) {
        return DeadLetterReader.read(deadLetters.hears(count).get(count - 1));
    }

    private ConsumerRecord<String, byte[]> good() throws Exception {
        BROKER.send(Unreadable.readable(order));
        return topic.hears(2).get(1);
    }

    /** Sends a replay as notification-service does. @return as it is heard, the last of so many */
    private ConsumerRecord<String, byte[]> replay(OriginalRecord original, int count) {
        Replay replay =
                new Replay(UuidCreator.getTimeOrderedEpoch(), letter(count).eventId(), original);
        DATABASE.inTransaction(transaction -> bench.replays.add(transaction, List.of(new Addressed(PAYMENT, replay))));
        bench.replays.committed();
        return replays.hears(count).get(count - 1);
    }
}
