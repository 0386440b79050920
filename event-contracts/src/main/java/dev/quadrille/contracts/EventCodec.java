package dev.quadrille.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Events to JSON bytes and back. Readers ignore fields they do not know, so that a writer may add one; they refuse a
 * body that lacks what the event needs.
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectWriter WRITER = JSON.writer();
    private static final Map<String, ObjectReader> READERS = EventCatalog.all().stream()
            .collect(Collectors.toUnmodifiableMap(EventType::name, type -> JSON.readerFor(type.eventClass())));

    private EventCodec() {}

    /** @return UTF-8 JSON of the current version */
    public static byte[] encode(SagaEvent event) {
        try {
            return WRITER.writeValueAsBytes(event);
        } catch (IOException impossible) {
            throw new IllegalStateException("cannot write " + event, impossible);
        }
    }

    /**
     * @param wireName the CloudEvents {@code type}, any version that was ever published
     * @throws UnknownEventType nobody here announces it
     * @throws UnknownEventVersion it is newer than this code
     * @throws MalformedEvent the body is not what the type promises
     */
    public static SagaEvent decode(String wireName, byte[] body) {
        WireName name = WireName.parse(wireName);
        EventType<?> type = EventCatalog.named(name.base()).orElseThrow(() -> new UnknownEventType(wireName));
        if (body == null) {
            throw new MalformedEvent(wireName + ": the body is missing (a null value)", null);
        }
        try {
            return name.version() == type.version()
                    ? READERS.get(name.base()).readValue(body)
                    : older(name, type, body);
        } catch (IOException | IllegalArgumentException malformed) {
            throw new MalformedEvent(wireName + ": " + firstLine(malformed), malformed);
        }
    }

    private static SagaEvent older(WireName name, EventType<?> type, byte[] body) throws IOException {
        JsonNode tree = JSON.readTree(body);
        if (!(tree instanceof ObjectNode fields)) {
            throw new IllegalArgumentException("the body must be a JSON object");
        }
        if (Upcasters.upcast(name, fields).version() != type.version()) {
            throw new UnknownEventVersion(name.toString(), type.version());
        }
        return READERS.get(name.base()).readValue(fields);
    }

    private static String firstLine(Exception malformed) {
        return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
    }
}
