package dev.quadrille.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quadrille.messaging.OriginalRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a replay changes of its record. Masked values that come back as they were shown mean the hidden ones.
 *
 * @param body null: the original body; a JSON string: that text; any other JSON: that
 * @param key null: the original key
 * @param headers each in place of the original one of its name, null to leave that out; null or empty: no change
 */
public record Correction(JsonNode body, String key, Map<String, String> headers) {

    private static final JsonMapper JSON = new JsonMapper();

    public Correction {
        headers = headers == null ? Map.of() : headers;
    }

    /** Of nothing at all. */
    public static Correction none() {
        return new Correction(null, null, null);
    }

    boolean isNone() {
        return body == null && key == null && headers.isEmpty();
    }

    /** @return {@code body, key, headers}, as many of them as it changes; null for none */
    String what() {
        List<String> parts = new ArrayList<>();
        if (body != null) {
            parts.add("body");
        }
        if (key != null) {
            parts.add("key");
        }
        if (!headers.isEmpty()) {
            parts.add("headers");
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    /** @throws CannotReplay when it holds a masked value whose original nobody knows */
    OriginalRecord of(OriginalRecord original) {
        if (isNone()) {
            return original;
        }
        Map<String, String> changed = new LinkedHashMap<>(original.headers());
        changed.putAll(headers);
        changed.values().removeIf(value -> value == null);
        byte[] bytes = body == null ? original.body() : bytes(original.body());
        return new OriginalRecord(
                original.topic(),
                original.partition(),
                original.offset(),
                key == null ? original.key() : key,
                changed,
                bytes);
    }

    private byte[] bytes(byte[] original) {
        JsonNode hidden = original == null ? null : ShownBody.json(original).orElse(null);
        JsonNode whole = unmasked("", body.deepCopy(), hidden);
        if (whole.isTextual()) {
            return whole.textValue().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return JSON.writeValueAsBytes(whole);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a body that was read", impossible);
        }
    }

    private static JsonNode unmasked(String field, JsonNode node, JsonNode hidden) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> entry.setValue(unmasked(
                            entry.getKey(), entry.getValue(), hidden == null ? null : hidden.get(entry.getKey()))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, unmasked(field, array.get(i), hidden == null ? null : hidden.get(i)));
            }
        } else if (node.isTextual() && node.textValue().contains(Masked.HIDDEN)) {
            return original(field, node.textValue(), hidden);
        }
        return node;
    }

    private static JsonNode original(String field, String shown, JsonNode hidden) {
        if (hidden != null
                && hidden.isTextual()
                && ShownBody.masked(field, hidden.textValue()).equals(shown)) {
            return TextNode.valueOf(hidden.textValue());
        }
        throw CannotReplay.masked(field);
    }
}
