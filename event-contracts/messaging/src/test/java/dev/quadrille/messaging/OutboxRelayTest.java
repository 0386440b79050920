package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the outbox holds reaches a real broker, in order, once, with its headers. */
class OutboxRelayTest {

    private static final String TOPIC = "payments.voided";
    private static final UUID ORDER = UUID.fromString("0198f2c4-7b1a-7c3e-9a50-3d2f6b8e1c47");
    private static final UUID ID = UUID.fromString("0198f2c4-7b20-7d11-8c01-5a9e0c7d2b13");
    private static final UUID CAUSE = UUID.fromString("0198f2c4-7b1f-7d11-8c01-5a9e0c7d2b13");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @RegisterExtension
    static final Database DATABASE = new Database();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private KafkaPublisher publisher;
    private Bench bench;
    private Listener listener;

    @BeforeEach
    void setUp() {
        publisher = new KafkaPublisher(BROKER.patientConfiguration(), new Scribe());
        bench = new Bench(DATABASE.pool(), publisher);
        listener = BROKER.listen(TOPIC);
    }

    @AfterEach
    void tearDown() {
        listener.close();
        publisher.close();
    }

    @Test
    void saysWhatIsLeftWhenItStopsAndNothingThatComesLater() {
        add(List.of(voided(UuidCreator.getTimeOrderedEpoch(), ORDER)));
        bench.relay.stop().join();
        assertThat(DATABASE.count("outbox")).isZero();

        add(List.of(voided(UuidCreator.getTimeOrderedEpoch(), ORDER)));
        bench.relay.wake().join();
        assertThat(DATABASE.count("outbox")).isOne();
    }

    @Test
    void saysWithOneCallAllThatWaitsInItsOrder() {
        List<UUID> orders =
                IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();
        List<OutboxMessage> messages = IntStream.range(0, 2_500)
                .mapToObj(i -> voided(UuidCreator.getTimeOrderedEpoch(), orders.get(i % 5)))
                .toList();
        add(messages);

        bench.relay.wake().join();

        assertThat(idsByKey(listener.hears(2_500)))
                .isEqualTo(messages.stream()
                        .collect(Collectors.groupingBy(
                                OutboxMessage::key, Collectors.mapping(OutboxMessage::id, Collectors.toList()))));
        assertThat(DATABASE.count("outbox")).isZero();
    }

    @Test
    void writesTheAttributesOfCloudEventsIntoTheHeaders() {
        add(List.of(Messages.of(
                new Envelope(ID, "payment.voided.v1", "/payment-service", ORDER, NOON, CAUSE, TRACE),
                new PaymentVoided(ORDER))));

        bench.relay.wake().join();

        ConsumerRecord<String, byte[]> record = listener.hears(1).get(0);
        assertThat(record.key()).isEqualTo(ORDER.toString());
        assertThat(record.value()).asString().isEqualTo("{\"orderId\":\"" + ORDER + "\"}");
        assertThat(Listener.headers(record))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", ID.toString(),
                        "ce_type", "payment.voided.v1",
                        "ce_source", "/payment-service",
                        "ce_subject", ORDER.toString(),
                        "ce_time", "2026-12-01T12:00:00.123456Z",
                        "ce_causationid", CAUSE.toString(),
                        "traceparent", TRACE,
                        "content-type", "application/json"));
    }

    @Test
    void isUnderstoodByWhoeverReadsTheEnvelope() {
        Envelope traced = new Envelope(ID, "payment.voided.v1", "/payment-service", ORDER, NOON, CAUSE, TRACE);
        Envelope bare = new Envelope(CAUSE, "payment.voided.v1", "/payment-service", ORDER, NOON, null, null);
        PaymentVoided event = new PaymentVoided(ORDER);
        add(List.of(Messages.of(traced, event), Messages.of(bare, event)));

        bench.relay.wake().join();

        List<ConsumerRecord<String, byte[]>> records = listener.hears(2);
        assertThat(records).extracting(OutboxRelayTest::envelope).containsExactly(traced, bare);
        assertThat(records)
                .extracting(record -> EventCodec.decode("payment.voided.v1", record.value()))
                .containsExactly(event, event);
    }

    @Test
    void saysTheLargestMessageThatTheOutboxTakes() {
        byte[] noise = new byte[Outbox.MAX_PAYLOAD];
        new Random(1).nextBytes(noise);
        add(List.of(new OutboxMessage(ID, TOPIC, ORDER.toString(), "t.v1", NOON, null, null, null, noise)));

        bench.relay.wake().join();

        assertThat(listener.hears(1).get(0).value()).isEqualTo(noise);
    }

    /** By then the relay has said several times what took a later place. */
    @Test
    void saysWhatTookItsPlaceEarlyAndIsCommittedLate() {
        OutboxMessage late = voided(UuidCreator.getTimeOrderedEpoch(), ORDER);
        SqlConnection slow = done(DATABASE.pool().getConnection());
        Transaction open = LongTransaction.begin(slow);
        done(new Outbox().add(slow, List.of(late)));
        for (int round = 0; round < 5; round++) {
            add(List.of(voided(UuidCreator.getTimeOrderedEpoch(), UUID.randomUUID())));
            bench.relay.wake().join();
        }

        done(open.commit());
        done(slow.close());
        bench.relay.wake().join();

        assertThat(listener.hears(6))
                .extracting(record -> envelope(record).id())
                .contains(late.id());
        assertThat(DATABASE.count("outbox")).isZero();
    }

    /**
     * The end of a snapshot is one beyond the last transaction that has ended, not beyond the last that has begun: who was
     * the last to begin may be above it, with an earlier place than what the snapshot shows.
     */
    @Test
    void saysWhatTheLastToBeginHadAnEarlierPlaceFor() {
        OutboxMessage late = voided(UuidCreator.getTimeOrderedEpoch(), ORDER);
        SqlConnection first = done(DATABASE.pool().getConnection());
        SqlConnection last = done(DATABASE.pool().getConnection());
        Transaction firstOpen = LongTransaction.begin(first);
        Transaction lastOpen = LongTransaction.begin(last);
        done(first.query("select pg_current_xact_id()").execute());
        done(new Outbox().add(last, List.of(late)));
        done(new Outbox().add(first, List.of(voided(UuidCreator.getTimeOrderedEpoch(), UUID.randomUUID()))));
        done(firstOpen.commit());
        bench.relay.wake().join();
        add(List.of(voided(UuidCreator.getTimeOrderedEpoch(), UUID.randomUUID())));
        bench.relay.wake().join();

        done(lastOpen.commit());
        done(first.close());
        done(last.close());
        bench.relay.wake().join();

        assertThat(listener.hears(3))
                .extracting(record -> envelope(record).id())
                .contains(late.id());
        assertThat(DATABASE.count("outbox")).isZero();
    }

    /** A row at a place that was said long ago, where none can appear by itself, shows that nobody looks there any more. */
    @Test
    void beginsBehindWhatItHasSaid() {
        for (int round = 0; round < 3; round++) {
            add(List.of(voided(UuidCreator.getTimeOrderedEpoch(), ORDER)));
            bench.relay.wake().join();
        }
        DATABASE.query("""
                insert into outbox (position, id, aggregatetype, type, time) overriding system value
                values (1, gen_random_uuid(), 'payments.voided', 't.v1', now())""");

        bench.relay.wake().join();

        assertThat(DATABASE.count("outbox")).isEqualTo(1);
    }

    /** Nothing polls here, so it is the commit that wakes the relay. */
    @Test
    void saysWhatABatchAnnouncesAsSoonAsItIsCommitted() {
        Delivery delivery = new Delivery().and(Bench.cancelled(ORDER), ID);

        done(bench.consumer.on(delivery.records()));

        ConsumerRecord<String, byte[]> record = listener.hears(1).get(0);
        assertThat(EventCodec.decode("payment.voided.v1", record.value())).isEqualTo(new PaymentVoided(ORDER));
        assertThat(envelope(record).causationId()).isEqualTo(ID);
        assertThat(envelope(record).id().version()).isEqualTo(7);
        bench.relay.wake().join();
    }

    private static void add(List<OutboxMessage> messages) {
        DATABASE.inTransaction(transaction -> new Outbox().add(transaction, messages));
    }

    private static Envelope envelope(ConsumerRecord<String, byte[]> record) {
        return Envelope.read(Listener.headers(record)::get);
    }

    private static Map<String, List<UUID>> idsByKey(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        Collectors.mapping(record -> envelope(record).id(), Collectors.toList())));
    }

    private static OutboxMessage voided(UUID id, UUID order) {
        return Messages.of(
                new Envelope(id, "payment.voided.v1", "/payment-service", order, NOON, null, null),
                new PaymentVoided(order));
    }
}
