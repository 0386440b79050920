package dev.quadrille.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What stands around an event: CloudEvents 1.0 attributes, in the headers of Kafka's binary content mode.
 *
 * @param id a UUIDv7, the same however often the event is delivered ({@code ce_id})
 * @param type the wire name with its version ({@code ce_type})
 * @param source who announced it ({@code ce_source})
 * @param orderId the saga ({@code ce_subject})
 * @param time when it happened, by the announcer's clock ({@code ce_time})
 * @param causationId the event that caused this one ({@code ce_causationid}); null where a person or a clock did
 * @param traceparent W3C trace context; null when not traced
 */
public record Envelope(
        UUID id, String type, String source, UUID orderId, Instant time, UUID causationId, String traceparent) {

    public static final String SPEC_VERSION = "1.0";
    public static final String CONTENT_TYPE = "application/json";

    private static final int UUID_LENGTH = 36;

    /**
     * Reads the headers, no byte of the body.
     *
     * @param header gives a header's text, or null
     * @throws MalformedEvent naming the header that is missing or wrong
     */
    public static Envelope read(UnaryOperator<String> header) {
        if (!SPEC_VERSION.equals(header.apply("ce_specversion"))) {
            throw new MalformedEvent("header ce_specversion must be " + SPEC_VERSION, null);
        }
        return new Envelope(
                required(header, "ce_id", Envelope::eventId),
                required(header, "ce_type", Envelope::filled),
                required(header, "ce_source", Envelope::filled),
                required(header, "ce_subject", Envelope::uuid),
                required(header, "ce_time", Instant::parse),
                optional(header, "ce_causationid", Envelope::uuid),
                header.apply("traceparent"));
    }

    /** Writes every header that {@link #read} reads, and the content type. */
    public void write(BiConsumer<String, String> header) {
        header.accept("ce_specversion", SPEC_VERSION);
        header.accept("ce_id", id.toString());
        header.accept("ce_type", type);
        header.accept("ce_source", source);
        header.accept("ce_subject", orderId.toString());
        header.accept("ce_time", time.toString());
        if (causationId != null) {
            header.accept("ce_causationid", causationId.toString());
        }
        if (traceparent != null) {
            header.accept("traceparent", traceparent);
        }
        header.accept("content-type", CONTENT_TYPE);
    }

    private static <T> T required(UnaryOperator<String> header, String name, Function<String, T> parse) {
        T value = optional(header, name, parse);
        if (value == null) {
            throw new MalformedEvent("header " + name + " is missing", null);
        }
        return value;
    }

    private static <T> T optional(UnaryOperator<String> header, String name, Function<String, T> parse) {
        String text = header.apply(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new MalformedEvent("header " + name + " is '" + text + "': " + wrong.getMessage(), wrong);
        }
    }

    /** {@link UUID#fromString} also takes {@code 1-2-3-4-5}, so one event could come under two texts. */
    private static UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("a UUID has " + UUID_LENGTH + " characters");
        }
        return UUID.fromString(text);
    }

    /** Whoever remembers ids drops them by the day inside them: an id without one would be forgotten too early or never. */
    private static UUID eventId(String text) {
        UUID id = uuid(text);
        if (id.version() != 7 || id.variant() != 2) {
            throw new IllegalArgumentException("it must be a UUIDv7: its time decides how long it is remembered");
        }
        return id;
    }

    private static String filled(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("CloudEvents forbids an empty value");
        }
        return text;
    }
}
