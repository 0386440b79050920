package dev.quadrille.notification;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A body as people read it: as JSON or text where it is that, else in base64; personal data and payment token masked.
 *
 * @param encoding {@code json}, {@code text}, {@code base64}, or {@code none} where there is no body
 * @param content null for {@code none}
 */
public record ShownBody(String encoding, JsonNode content) {

    private static final Set<String> ADDRESSES = Set.of("customerEmail", "recipient");
    private static final Set<String> SECRETS = Set.of("paymentToken");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public static ShownBody of(byte[] body) {
        if (body == null) {
            return new ShownBody("none", null);
        }
        Optional<JsonNode> json = json(body);
        if (json.isPresent()) {
            return new ShownBody("json", masked("", json.get()));
        }
        return text(body)
                .map(text -> new ShownBody("text", TextNode.valueOf(Masked.text(text))))
                .orElseGet(() -> new ShownBody("base64", TextNode.valueOf(base64(body))));
    }

    /** A key. @return null for null */
    public static String masked(String text) {
        return Masked.text(text);
    }

    /** Headers, by their names. */
    public static Map<String, String> masked(Map<String, String> headers) {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach((name, value) -> shown.put(Masked.text(name), masked(name, value)));
        return shown;
    }

    /** Objects and arrays; what else is JSON is as well read as text. */
    static Optional<JsonNode> json(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return Optional.ofNullable(node).filter(JsonNode::isContainerNode);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The value of a field, or one without a name, as it may be shown. */
    static String masked(String field, String value) {
        if (SECRETS.contains(field)) {
            return Masked.HIDDEN;
        }
        return ADDRESSES.contains(field) ? Masked.email(value) : Masked.text(value);
    }

    private static JsonNode masked(String field, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(masked(entry.getKey(), entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(field, array.get(i)));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(masked(field, node.textValue()));
        } else if (SECRETS.contains(field) && !node.isNull()) {
            return TextNode.valueOf(Masked.HIDDEN);
        }
        return node;
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    /** An address may stand among bytes that are no text: each byte is taken for one character, and back. */
    private static String base64(byte[] body) {
        String characters = new String(body, StandardCharsets.ISO_8859_1);
        return Base64.getEncoder().encodeToString(Masked.text(characters).getBytes(StandardCharsets.ISO_8859_1));
    }
}
