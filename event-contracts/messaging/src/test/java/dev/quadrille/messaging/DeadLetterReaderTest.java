package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.Cue.Bury;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever stands among the dead letters is read, none is skipped. */
class DeadLetterReaderTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final UUID EVENT = UUID.fromString("0198f2c4-7b20-7d11-8c01-5a9e0c7d2b13");
    private static final UUID ORDER = UUID.fromString("0198f2c4-7b1a-7c3e-9a50-3d2f6b8e1c47");

    @Test
    void readsWhatAServiceWrote() {
        BuriedRecord letter = DeadLetterReader.read(written());

        assertThat(letter.service()).isEqualTo(Participant.INVENTORY);
        assertThat(letter.eventId()).isEqualTo(EVENT);
        assertThat(letter.orderId()).isEqualTo(ORDER);
        assertThat(letter.type()).isEqualTo("order.created.v3");
        assertThat(letter.cause()).isEqualTo("IllegalStateException: no");
        assertThat(letter.stack()).contains("DeadLetterReaderTest");
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.version()).isEqualTo("unknown");
        assertThat(letter.replayId()).isNull();
        assertThat(letter.omitted()).isNull();
        assertThat(letter.at()).isEqualTo(NOON);
        assertThat(letter.original())
                .usingRecursiveComparison()
                .isEqualTo(new OriginalRecord(
                        "orders.created", 3, 42, ORDER.toString(), Map.of("ce_type", "order.created.v3"), new byte[] {
                            0, (byte) 0xff
                        }));
    }

    @Test
    void readsALetterOfTheTimeWhenTheySaidLess() {
        ConsumerRecord<String, byte[]> older = written();
        for (String name : new String[] {"event_id", "attempts", "stack", "service", "version"}) {
            older.headers().remove("dead_letter_" + name);
        }

        BuriedRecord letter = DeadLetterReader.read(older);

        assertThat(letter.eventId()).isEqualTo(letter.id());
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.stack()).isNull();
        assertThat(letter.version()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_type,",
        "ce_type,order.created.v2",
        "ce_id,",
        "ce_id,7",
        "ce_time,noon",
        "dead_letter_cause,",
        "dead_letter_topic,",
        "dead_letter_partition,many",
        "dead_letter_offset,99999999999999999999",
        "dead_letter_attempts,some",
        "dead_letter_event_id,1-2-3-4-5"
    })
    void keepsWhatIsNoLetterAsItIs(String header, String damage) {
        ConsumerRecord<String, byte[]> record = written();
        record.headers().remove(header);
        if (damage != null) {
            record.headers().add(header, damage.getBytes(StandardCharsets.UTF_8));
        }

        BuriedRecord letter = DeadLetterReader.read(record);

        assertThat(letter.id()).isEqualTo(RecordReader.placeId(record)).isEqualTo(letter.eventId());
        assertThat(letter.service()).isEqualTo(Participant.INVENTORY);
        assertThat(letter.original().topic()).isEqualTo("inventory-service.dead-letters");
        assertThat(letter.original().offset()).isEqualTo(8);
        assertThat(letter.original().body()).isEqualTo(record.value());
        assertThat(letter.cause()).startsWith("this is no dead letter, it is kept as it is: header " + header);
    }

    @Test
    void keepsNothingThatADatabaseRefuses() {
        ConsumerRecord<String, byte[]> record = record("a\0b", Long.MIN_VALUE);
        record.headers().add("c\0d", new byte[] {'e', 0, (byte) 0xff}).add("empty", null);

        BuriedRecord letter = DeadLetterReader.read(record);

        assertThat(letter.original().key()).isEqualTo("ab");
        assertThat(letter.original().headers()).containsEntry("cd", "e\uFFFD").containsEntry("empty", "");
        assertThat(letter.orderId()).isNull();
        assertThat(letter.type()).isNull();
        assertThat(letter.at()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void hearsTheDeadLettersOfEveryService() throws Exception {
        Properties defaults = new Properties();
        URI module = DeadLetter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        try (InputStream file =
                Files.newInputStream(Path.of(module).resolve("META-INF/microprofile-config.properties"))) {
            defaults.load(file);
        }

        assertThat(defaults.getProperty("mp.messaging.incoming.dead-letters.topics")
                        .split(","))
                .containsExactlyElementsOf(Participant.all().stream()
                        .map(Participant::deadLetterTopic)
                        .toList());
    }

    /** A letter as the broker gives it back. */
    private static ConsumerRecord<String, byte[]> written() {
        ConsumerRecord<String, byte[]> original =
                new ConsumerRecord<>("orders.created", 3, 42, ORDER.toString(), new byte[] {0, (byte) 0xff});
        original.headers().add("ce_type", "order.created.v3".getBytes(StandardCharsets.UTF_8));
        OutboxMessage message = DeadLetter.of(
                new Bury<>(EVENT, original, new IllegalStateException("no"), 1), Participant.INVENTORY, NOON);
        ConsumerRecord<String, byte[]> record = record(message.key(), NOON.toEpochMilli(), message.payload());
        new RecordWriter("/inventory-service").record(message).headers().forEach(record.headers()::add);
        return record;
    }

    private static ConsumerRecord<String, byte[]> record(String key, long timestamp) {
        return record(key, timestamp, null);
    }

    private static ConsumerRecord<String, byte[]> record(String key, long timestamp, byte[] value) {
        return new ConsumerRecord<>(
                "inventory-service.dead-letters",
                0,
                8,
                timestamp,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
