package dev.quadrille.contracts;

import static dev.quadrille.contracts.Require.present;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Events to JSON bytes and back. Readers ignore fields they do not know, so that a writer may add one; they refuse a
 * body that lacks what the event needs, and never bend a value to fit: no rounding, no numbers in quotes.
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, EventCodec::onlyText)
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
     * @throws UnknownEventVersion it is newer than this code; its body is not looked at
     * @throws MalformedEvent the body is not what the type promises
     */
    public static SagaEvent decode(String wireName, byte[] body) {
        WireName name = WireName.parse(wireName);
        EventType<?> type = EventCatalog.wired(wireName);
        if (Upcasters.reach(name).version() != type.version()) {
            throw new UnknownEventVersion(wireName, type.version());
        }
        try {
            return present(read(name, type, present(body, "the body")), "the body");
        } catch (IOException | RuntimeException malformed) { // an upcaster may stumble too: never stop the neighbours
            throw new MalformedEvent(wireName + ": " + BodyFault.describe(malformed), malformed);
        }
    }

    /** @return null for the JSON literal {@code null} */
    private static SagaEvent read(WireName name, EventType<?> type, byte[] body) throws IOException {
        ObjectReader current = READERS.get(name.base());
        if (name.version() == type.version()) {
            return current.readValue(body);
        }
        JsonNode older = JSON.readTree(body);
        if (!(older instanceof ObjectNode fields)) {
            throw new IllegalArgumentException("the body must be a JSON object");
        }
        Upcasters.upcast(name, fields);
        return current.readValue(fields);
    }

    private static void onlyText(MutableCoercionConfig texts) {
        texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
