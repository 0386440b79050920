package dev.quadrille.messaging.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What nobody has in mind who writes a route: values of the wrong type, length, range and encoding. */
final class OddValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e400",
            "NaN",
            "null",
            "true",
            "[]",
            "{}",
            "'; drop table order_view; --",
            "%s%n%x",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/x}",
            "a\u0000b",
            "line\r\nX-Evil: 1",
            "\uD83D\uDC83\uD83C\uDFFD",
            "\u202Eabc",
            "\uFFFF",
            "ß".repeat(300),
            "x".repeat(5_000),
            "9".repeat(400),
            "2026-02-30T25:61:61Z",
            "00000000-0000-0000-0000-000000000000",
            "1-2-3-4-5",
            "TEA-500",
            "c-42",
            "tok_ok");
    private static final List<String> RAW =
            List.of("%00", "%ff", "%ED%A0%80", "%C0%AF", "%2e%2e", "%0d%0aX:1", "+", "%25");

    private final Random dice;

    OddValues(Random dice) {
        this.dice = dice;
    }

    /** As a part of an address, encoded or not quite. */
    String inAddress() {
        return switch (dice.nextInt(4)) {
            case 0 -> any(RAW);
            case 1 -> new UUID(dice.nextLong(), dice.nextLong()).toString();
            default -> URLEncoder.encode(any(TEXTS), StandardCharsets.UTF_8);
        };
    }

    /** A header takes no control characters: the client would not send them. */
    String inHeader() {
        String text = any(TEXTS).replaceAll("[^ -~]", "?").strip();
        return text.isEmpty() ? "x" : text;
    }

    /** The example, with something in it that does not belong there; sometimes something else altogether. */
    JsonNode of(JsonNode example) {
        return switch (dice.nextInt(10)) {
            case 0 -> anything();
            case 1 -> example;
            default -> spoilt(example);
        };
    }

    private JsonNode spoilt(JsonNode example) {
        if (example.isEmpty()) {
            return anything();
        }
        return example instanceof ObjectNode fields ? spoiltField(fields) : spoiltElement((ArrayNode) example);
    }

    private JsonNode spoiltField(ObjectNode fields) {
        ObjectNode spoilt = fields.deepCopy();
        List<String> names = fields.properties().stream().map(Map.Entry::getKey).toList();
        String name = any(names);
        switch (dice.nextInt(5)) {
            case 0 -> spoilt.remove(name);
            case 1 -> spoilt.set(any(TEXTS), anything());
            case 2 -> spoilt.set(name, spoilt(fields.get(name)));
            default -> spoilt.set(name, anything());
        }
        return spoilt;
    }

    private JsonNode spoiltElement(ArrayNode elements) {
        ArrayNode spoilt = elements.deepCopy();
        int at = dice.nextInt(elements.size());
        if (dice.nextBoolean()) {
            spoilt.set(at, spoilt(elements.get(at)));
        } else {
            spoilt.add(anything());
        }
        return spoilt;
    }

    private JsonNode anything() {
        return switch (dice.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(dice.nextBoolean());
            case 2 -> JSON.numberNode(dice.nextLong());
            case 3 -> JSON.numberNode(-dice.nextInt(3));
            case 4 -> JSON.numberNode(dice.nextDouble() * 1e300);
            case 5 -> JSON.arrayNode().add(any(TEXTS));
            case 6 -> JSON.objectNode().put(any(TEXTS), any(TEXTS));
            default -> JSON.textNode(any(TEXTS));
        };
    }

    private <T> T any(List<T> choice) {
        return choice.get(dice.nextInt(choice.size()));
    }
}
