package dev.quadrille.messaging.http;

import java.util.Collection;
import java.util.Map;

/** Says in the words of JSON what a field takes: a customer does not know our classes. */
final class JsonForm {

    private static final String INT = "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    private static final Map<Class<?>, String> SIMPLE = Map.of(
            String.class, "a string",
            Integer.class, INT,
            int.class, INT,
            Long.class, "a whole number",
            long.class, "a whole number",
            Boolean.class, "true or false",
            boolean.class, "true or false");

    private JsonForm() {}

    /** @param type null where it is not known */
    static String of(Class<?> type) {
        if (type == null) {
            return "see /q/openapi";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return SIMPLE.getOrDefault(
                type, type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "see /q/openapi");
    }
}
