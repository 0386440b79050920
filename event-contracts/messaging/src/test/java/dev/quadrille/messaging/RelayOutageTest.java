package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be said stays in the outbox, and is said once the broker is back. */
class RelayOutageTest {

    /** PostgreSQL ends the relay's idle transaction then, and another relay takes the floor. */
    private static final Duration FLOOR_IS_LOST_AFTER = Duration.ofSeconds(5);

    private static final UUID ORDER = UUID.randomUUID();

    @RegisterExtension
    static final Database DATABASE = new Database();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private KafkaPublisher publisher;

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void keepsWhatWasRefused() {
        publisher = new KafkaPublisher(BROKER.configuration(), new Scribe());
        OutboxRelay relay = new OutboxRelay(DATABASE.pool(), new Outbox(), publisher, new Duplicates());
        add("no-such-topic", 3);

        relay.wake().join();

        assertThat(DATABASE.count("outbox")).isEqualTo(3);
    }

    @Test
    void keepsWhatItCannotSayAndSaysItOnceTheBrokerIsBack() {
        publisher = new KafkaPublisher(BROKER.configuration(), new Scribe());
        OutboxRelay relay = new OutboxRelay(DATABASE.pool(), new Outbox(), publisher, new Duplicates());
        add("payments.voided", 1);
        relay.wake().join();
        assertThat(DATABASE.count("outbox")).isZero();

        BROKER.kill();
        try {
            add("payments.voided", 1_500);
            givesUpInTime(relay);
            assertThat(DATABASE.count("outbox")).isEqualTo(1_500);
        } finally {
            BROKER.start();
        }
        saysAll(relay, 1_500);
    }

    /** Each of the sends would wait for it. */
    @Test
    void givesUpInTimeWhenABrokerTakesTheConnectionAndKeepsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = silent.getInetAddress().getHostAddress() + ":" + silent.getLocalPort();
            publisher = new KafkaPublisher(Map.of("bootstrap.servers", address), new Scribe());
            add("payments.voided", 20);

            givesUpInTime(new OutboxRelay(DATABASE.pool(), new Outbox(), publisher, new Duplicates()));

            assertThat(DATABASE.count("outbox")).isEqualTo(20);
        }
    }

    /** As long as a name server may take, nothing but the relay waits for it. */
    @Test
    void keepsWhatItCannotSayWhileTheNameOfTheBrokerIsNotKnown() {
        publisher = new KafkaPublisher(Map.of("bootstrap.servers", "no-such-host.invalid:9092"), new Scribe());
        add("payments.voided", 2);

        new OutboxRelay(DATABASE.pool(), new Outbox(), publisher, new Duplicates())
                .wake()
                .join();

        assertThat(DATABASE.count("outbox")).isEqualTo(2);
    }

    private static void givesUpInTime(OutboxRelay relay) {
        assertThat(relay.wake()).succeedsWithin(FLOOR_IS_LOST_AFTER);
    }

    private static void saysAll(OutboxRelay relay, int count) {
        try (Listener listener = BROKER.listen("payments.voided")) {
            soon().until(() -> emptied(relay));

            assertThat(listener.hears(count))
                    .extracting(record -> Listener.headers(record).get("ce_id"))
                    .isEqualTo(IntStream.range(0, count)
                            .mapToObj(i -> new UUID(1, i).toString())
                            .toList());
        }
    }

    /** As the poll does, until the producer has found the broker again. */
    private static boolean emptied(OutboxRelay relay) {
        relay.wake().join();
        return DATABASE.count("outbox") == 0;
    }

    private static void add(String topic, int count) {
        List<OutboxMessage> messages =
                IntStream.range(0, count).mapToObj(i -> message(topic, i)).toList();
        DATABASE.inTransaction(transaction -> new Outbox().add(transaction, messages));
    }

    private static OutboxMessage message(String topic, int i) {
        OutboxMessage message = Messages.of(
                new Envelope(new UUID(1, i), "payment.voided.v1", "/s", ORDER, Instant.EPOCH, null, null),
                new PaymentVoided(ORDER));
        return new OutboxMessage(
                message.id(),
                topic,
                message.key(),
                message.type(),
                message.time(),
                null,
                null,
                null,
                message.payload());
    }
}
