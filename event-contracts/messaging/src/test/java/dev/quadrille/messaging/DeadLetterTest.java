package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.Cue.Bury;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What is put away says why, and where it came from. */
class DeadLetterTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final UUID EVENT = UUID.fromString("0198f2c4-7b20-7d11-8c01-5a9e0c7d2b13");
    private static final RuntimeException CAUSE = new IllegalStateException("no");

    @Test
    void keepsTheBytesTheKeyTheHeadersAndThePlace() {
        ConsumerRecord<String, byte[]> record = record("key", new byte[] {0, (byte) 0xff, 7});
        record.headers().add("ce_type", bytes("order.created.v2")).add("empty", null);

        OutboxMessage letter = letter(record, CAUSE);

        assertThat(letter.topic()).isEqualTo("inventory-service.dead-letters");
        assertThat(letter.type()).isEqualTo("dead-letter.v1");
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.time()).isEqualTo(NOON);
        assertThat(letter.payload()).containsExactly(0, 0xff, 7);
        Map<String, String> headers = headers(letter);
        assertThat(headers.remove("dead_letter_stack")).startsWith("java.lang.IllegalStateException\n  at ");
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("content-type", "application/octet-stream"),
                        Map.entry("dead_letter_service", "inventory-service"),
                        Map.entry("dead_letter_version", "unknown"),
                        Map.entry("dead_letter_attempts", "3"),
                        Map.entry("dead_letter_event_id", EVENT.toString()),
                        Map.entry("dead_letter_cause", "IllegalStateException: no"),
                        Map.entry("dead_letter_topic", "orders.created"),
                        Map.entry("dead_letter_partition", "3"),
                        Map.entry("dead_letter_offset", "42"),
                        Map.entry("original_ce_type", "order.created.v2"),
                        Map.entry("original_empty", "")));
    }

    @Test
    void hasNoKeyAndNoBodyWhereTheRecordHasNone() {
        OutboxMessage letter = letter(record(null, null), CAUSE);

        assertThat(letter.key()).isNull();
        assertThat(letter.payload()).isNull();
    }

    @Test
    void shortensACauseThatTalksTooMuch() {
        RuntimeException talkative = new IllegalStateException("x".repeat(5_000));

        OutboxMessage letter = letter(record("key", new byte[0]), talkative);

        assertThat(headers(letter).get("dead_letter_cause"))
                .hasSize(1_001)
                .startsWith("IllegalStateException: xxx")
                .endsWith("x…");
    }

    @Test
    void tellsWhereItFailedButNotWhatWasSaidOfTheValue() {
        RuntimeException chatty = new IllegalStateException("no", new IllegalArgumentException("jo@example.com"));

        String stack = headers(letter(record("key", new byte[0]), chatty)).get("dead_letter_stack");

        assertThat(stack)
                .contains("at dev.quadrille.messaging.DeadLetterTest.", "caused by java.lang.IllegalArgumentException")
                .doesNotContain("example.com");
    }

    @Test
    void shortensAStackThatGoesDeep() {
        Throwable deep = new StackOverflowError();
        for (int i = 0; i < 5; i++) {
            deep = new IllegalStateException(deep);
        }

        assertThat(StackText.of(deep)).hasSizeBetween(3_000, 4_000).endsWith("…");
    }

    /** A letter that Kafka refuses would silence the outbox for ever. */
    @Test
    void pointsToARecordThatIsTooLargeToBeCopied() {
        ConsumerRecord<String, byte[]> large = record("key", new byte[2 << 20]);
        large.headers().add("ce_type", bytes("order.created.v2"));

        OutboxMessage letter = letter(large, CAUSE);

        assertThat(letter.payload()).isNull();
        assertThat(headers(letter))
                .containsEntry("dead_letter_offset", "42")
                .containsEntry(
                        "dead_letter_omitted",
                        "headers and a value of 2097152 bytes: too large, read them at their place")
                .doesNotContainKey("original_ce_type");
    }

    @Test
    void pointsToARecordWhoseHeadersAreTooLarge() {
        ConsumerRecord<String, byte[]> large = record("key", bytes("{}"));
        for (int i = 0; i < 100; i++) {
            large.headers().add("h" + i, new byte[10_000]);
        }

        OutboxMessage letter = letter(large, CAUSE);

        assertThat(letter.headers()).hasSizeLessThan(6_000);
        assertThat(headers(letter)).containsKey("dead_letter_omitted");
    }

    static Map<String, String> headers(OutboxMessage letter) {
        try {
            return new JsonMapper().readValue(letter.headers(), new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static OutboxMessage letter(ConsumerRecord<String, byte[]> record, Throwable cause) {
        return DeadLetter.of(new Bury<>(EVENT, record, cause, 3), Participant.INVENTORY, NOON);
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>("orders.created", 3, 42, key, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
