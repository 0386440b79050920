package dev.quadrille.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Participant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What could not be handled, with the reason: the original bytes as they came, the original headers under
 * {@code original_…}, and the place where the record was read. What is too large to be copied is only pointed to. It is a
 * CloudEvent of its own.
 */
final class DeadLetter {

    static final String TYPE = "dead-letter.v1";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ORIGINAL = "original_";
    private static final int MAX_CAUSE = 1_000;
    private static final int MAX_KEY = 1_000;

    /** In bytes: a letter that Kafka refuses would silence the outbox for ever. */
    private static final int MAX_COPIED = 512 * 1024;

    private static final int MOST_BYTES_OF_A_DAMAGED_BYTE = 3; // as UTF-8's replacement character

    private DeadLetter() {}

    static OutboxMessage of(
            ConsumerRecord<String, byte[]> record, Throwable cause, Participant<?> service, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        boolean copied = fits(record);
        return new OutboxMessage(
                id,
                service.deadLetterTopic(),
                key(record),
                TYPE,
                now,
                null,
                null,
                headers(record, cause, copied),
                copied ? record.value() : null);
    }

    /** PostgreSQL's text holds every character but one. */
    private static String key(ConsumerRecord<String, byte[]> record) {
        boolean usable = record.key() != null && record.key().length() <= MAX_KEY;
        return usable ? record.key().replace("\0", "") : null;
    }

    private static boolean fits(ConsumerRecord<String, byte[]> record) {
        long size = length(record.value());
        for (Header header : record.headers()) {
            size += ORIGINAL.length()
                    + header.key().length()
                    + (long) MOST_BYTES_OF_A_DAMAGED_BYTE * length(header.value());
        }
        return size <= MAX_COPIED;
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static String headers(ConsumerRecord<String, byte[]> record, Throwable cause, boolean copied) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/octet-stream");
        headers.put("dead_letter_cause", describe(cause));
        headers.put("dead_letter_topic", record.topic());
        headers.put("dead_letter_partition", Integer.toString(record.partition()));
        headers.put("dead_letter_offset", Long.toString(record.offset()));
        if (copied) {
            record.headers().forEach(header -> headers.put(ORIGINAL + header.key(), text(header.value())));
        } else {
            headers.put(
                    "dead_letter_omitted",
                    "headers and a value of %d bytes: too large, read them at their place"
                            .formatted(length(record.value())));
        }
        return json(headers);
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static String describe(Throwable cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.length() > MAX_CAUSE ? text.substring(0, MAX_CAUSE) + "…" : text;
    }

    private static String json(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write headers " + headers, impossible);
        }
    }
}
