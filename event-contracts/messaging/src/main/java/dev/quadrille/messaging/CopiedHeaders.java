package dev.quadrille.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.MalformedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record's headers inside another record: each under {@code original_…}, beside what that record says of its own. */
final class CopiedHeaders {

    static final String ORIGINAL = "original_";
    private static final JsonMapper JSON = new JsonMapper();

    private CopiedHeaders() {}

    static void put(Map<String, String> original, Map<String, String> headers) {
        original.forEach((name, value) -> headers.put(ORIGINAL + name, value));
    }

    /** @return the headers that {@link #put} put there, under their own names */
    static Map<String, String> of(ConsumerRecord<?, ?> record) {
        Map<String, String> original = new LinkedHashMap<>();
        record.headers().forEach(header -> {
            if (header.key().startsWith(ORIGINAL)) {
                original.put(header.key().substring(ORIGINAL.length()), RecordReader.text(header.value()));
            }
        });
        return original;
    }

    /** @throws MalformedEvent for a header that is missing, or cannot be parsed */
    static <T> T required(ConsumerRecord<?, ?> record, String name, Function<String, T> parse) {
        T value = optional(record, name, parse);
        if (value == null) {
            throw new MalformedEvent("header " + name + " is missing", null);
        }
        return value;
    }

    /** @return null for a header that is missing */
    static <T> T optional(ConsumerRecord<?, ?> record, String name, Function<String, T> parse) {
        String text = RecordReader.header(record, name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new MalformedEvent("header " + name + " is '" + text + "'", wrong);
        }
    }

    /** {@link UUID#fromString} also takes {@code 1-2-3-4-5}. */
    static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    /** As they stand in the outbox. */
    static String json(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write headers " + headers.keySet(), impossible);
        }
    }
}
