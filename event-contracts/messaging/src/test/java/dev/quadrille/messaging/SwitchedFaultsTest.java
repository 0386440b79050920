package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.Intake.Unavailable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every service can be made to do wrong, on a real broker and a real database. */
class SwitchedFaultsTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private KafkaPublisher publisher;
    private Bench bench;

    @BeforeEach
    void setUp() {
        publisher = new KafkaPublisher(BROKER.patientConfiguration(), new Scribe());
        bench = new Bench(DATABASE.pool(), publisher);
    }

    @AfterEach
    void tearDown() {
        publisher.close();
    }

    @Test
    void takeTheirValuesAndNoOthers() {
        assertThat(bench.paused).returns("off", Fault::value).returns("on|off", Fault::values);

        assertThat(bench.paused.set("on")).isTrue();
        assertThat(bench.paused.set("ON")).isFalse();
        assertThat(bench.paused.set("")).isFalse();

        assertThat(bench.paused.value()).isEqualTo("on");
    }

    @Test
    void sayEachMessageTwiceUnderOneId() {
        bench.duplicates.set("on");
        try (Listener listener = BROKER.listen("payments.voided")) {
            bench.hears(List.of(order));

            assertThat(listener.hears(2))
                    .allSatisfy(record -> assertThat(record.key()).isEqualTo(order.toString()))
                    .extracting(record -> Listener.headers(record).get("ce_id"))
                    .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)));
        }
        assertThat(DATABASE.count("outbox")).isZero();
    }

    @Test
    void sayEachMessageOnceAgainWhenTheyAreOver() {
        bench.duplicates.set("on");
        bench.duplicates.set("off");
        try (Listener listener = BROKER.listen("payments.voided")) {
            bench.hears(List.of(order));
            bench.hears(List.of(UuidCreator.getTimeOrderedEpoch()));

            assertThat(listener.hears(2)).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
        }
    }

    @Test
    void leaveWhatIsToBeHeardAgainUntilThePauseIsOver() {
        Bench trying = new Bench(DATABASE.pool(), Scribe.trying(), 9);
        trying.scribe.unanswered.add(order);
        trying.hears(List.of(order));
        trying.scribe.unanswered.clear();
        trying.paused.set("on");

        trying.triesAgain();
        assertThat(trying.publisher.about(order)).isEmpty();
        assertThat(DATABASE.count("retry_queue")).isEqualTo(1);
        trying.paused.set("off");
        trying.triesAgain();

        assertThat(trying.publisher.about(order)).isEqualTo(List.of(new PaymentVoided(order)));
        assertThat(DATABASE.count("retry_queue")).isZero();
    }

    @Test
    void sayWhatNobodyCanRead() {
        try (Listener topic = BROKER.listen("payments.processed")) {
            Place place = done(new Poison(new Scribe(), publisher, Clock.systemUTC()).say());

            ConsumerRecord<String, byte[]> record = topic.hears(1).get(0);
            assertThat(place).isEqualTo(new Place(record.topic(), record.partition(), record.offset()));
            Envelope envelope = Envelope.read(Listener.headers(record)::get);
            assertThat(envelope.orderId()).hasToString(record.key());
            assertThat(envelope.type()).isEqualTo("payment.processed.v1");
            assertThat(envelope.source()).isEqualTo("/payment-service");
            assertThat(RecordReader.<Object>read(record, Attempt.FIRST)).isInstanceOf(Cue.Bury.class);
        }
    }

    @Test
    void sayNothingWhileTheBrokerIsAway() {
        KafkaPublisher alone = new KafkaPublisher(Map.of("bootstrap.servers", "127.0.0.1:1"), new Scribe());
        try {
            assertThatThrownBy(() -> done(new Poison(new Scribe(), alone, Clock.systemUTC()).say()))
                    .isInstanceOf(Unavailable.class)
                    .hasMessage("the broker does not answer: try again in a second");
        } finally {
            alone.close();
        }
    }

    @Test
    void rememberOnlySoManyOrders() {
        Remembered<String> remembered = new Remembered<>();
        assertThat(remembered.isEmpty()).isTrue();

        assertThat(remembered.first(order, "one")).isEqualTo("one");
        assertThat(remembered.first(order, "two")).isEqualTo("one");
        assertThat(remembered.isEmpty()).isFalse();
        IntStream.range(0, 10_000).forEach(i -> remembered.first(UUID.randomUUID(), "other"));

        assertThat(remembered.knows(order)).isFalse();
    }
}
