package dev.quadrille.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All bodies in which one place is missing or holds something else. */
final class Damage {

    private static final List<JsonNode> OTHERS = Stream.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1",
                    "2.5",
                    "\"\"",
                    "\"text\"",
                    "\"EURO\"",
                    "\"OUT_OF_STOCK\"",
                    "[]",
                    "[null]",
                    "{}")
            .map(SchemaFiles::json)
            .toList();

    private final JsonNode body;
    private final List<JsonNode> damaged = new ArrayList<>();

    private Damage(JsonNode body) {
        this.body = body;
    }

    static List<JsonNode> each(JsonNode body) {
        Damage damage = new Damage(body.deepCopy());
        damage.inside(damage.body);
        return damage.damaged;
    }

    private void inside(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            List.copyOf(fields.properties()).forEach(field -> at(fields, field.getKey(), field.getValue()));
        }
        if (node instanceof ArrayNode list) {
            IntStream.range(0, list.size()).forEach(place -> at(list, place, list.get(place)));
        }
    }

    private void at(ObjectNode fields, String name, JsonNode was) {
        fields.remove(name);
        damaged.add(body.deepCopy());
        OTHERS.forEach(other -> {
            fields.set(name, other);
            damaged.add(body.deepCopy());
        });
        fields.set(name, was);
        inside(was);
    }

    private void at(ArrayNode list, int place, JsonNode was) {
        OTHERS.forEach(other -> {
            list.set(place, other);
            damaged.add(body.deepCopy());
        });
        list.set(place, was);
        inside(was);
    }
}
