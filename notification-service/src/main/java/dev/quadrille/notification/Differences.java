package dev.quadrille.notification;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what rows differ from the events they stand for.
 *
 * @param count how many sagas differ
 * @param byField how many of them in what; {@code row}: it is missing; {@code events}: nothing can be computed from them
 * @param examples the first of them, 20 at most
 */
public record Differences(long count, Map<String, Long> byField, List<Example> examples) {

    static final int MOST = 20;
    static final Differences NONE = new Differences(0, Map.of(), List.of());

    /** One field of one saga. @param was null for nothing; an address is masked, as in {@code is} */
    public record Example(String orderId, String field, String was, String is) {

        private JsonObject json() {
            return new JsonObject()
                    .put("orderId", orderId)
                    .put("field", field)
                    .put("was", was)
                    .put("is", is);
        }

        private static Example of(JsonObject json) {
            return new Example(
                    json.getString("orderId"), json.getString("field"), json.getString("was"), json.getString("is"));
        }
    }

    /** Of one saga. */
    static Differences of(List<Example> fields) {
        return fields.isEmpty()
                ? NONE
                : new Differences(1, fields.stream().collect(Collectors.toMap(Example::field, field -> 1L)), fields);
    }

    Differences plus(Differences other) {
        Map<String, Long> all = new TreeMap<>(byField);
        other.byField.forEach((field, count) -> all.merge(field, count, Long::sum));
        return new Differences(
                count + other.count,
                all,
                Stream.concat(examples.stream(), other.examples.stream())
                        .limit(MOST)
                        .toList());
    }

    static Differences of(Row row) {
        Map<String, Long> byField = new TreeMap<>();
        JsonObject fields = row.getJsonObject("by_field");
        fields.fieldNames().forEach(field -> byField.put(field, fields.getLong(field)));
        List<Example> examples = row.getJsonArray("examples").stream()
                .map(JsonObject.class::cast)
                .map(Example::of)
                .toList();
        return new Differences(row.getLong("differing"), byField, examples);
    }

    JsonObject fieldsAsJson() {
        JsonObject fields = new JsonObject();
        byField.forEach(fields::put);
        return fields;
    }

    JsonArray examplesAsJson() {
        return new JsonArray(examples.stream().map(Example::json).toList());
    }
}
