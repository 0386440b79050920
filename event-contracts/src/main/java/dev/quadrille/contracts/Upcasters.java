package dev.quadrille.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what was written in an older version into the next one, one small step at a time. */
final class Upcasters {

    private static final String CURRENCY_BEFORE_V2 = "EUR";

    /** Append only: what was once on a topic may come back from a dead letter or an archive. */
    private static final List<Upcaster> DATED = List.of(
            new Upcaster("order.created.v1", "order.created.v2", LocalDate.of(2026, 11, 20), Upcasters::addCurrency));

    private static final Map<String, Upcaster> BY_SOURCE =
            DATED.stream().collect(Collectors.toUnmodifiableMap(Upcaster::from, Function.identity()));

    private Upcasters() {}

    /**
     * @param from the wire name it reads
     * @param to the wire name it turns the body into
     * @param since the day writers stopped writing {@code from}
     */
    record Upcaster(String from, String to, LocalDate since, Consumer<ObjectNode> change) {}

    static List<Upcaster> dated() {
        return DATED;
    }

    /** @return the newest wire name that a body of this one can be turned into; itself where no upcaster leads on */
    static WireName reach(WireName from) {
        Upcaster next = BY_SOURCE.get(from.toString());
        return next == null ? from : reach(WireName.parse(next.to()));
    }

    /** Changes the body in place, step by step, as far as upcasters lead. */
    static void upcast(WireName from, ObjectNode body) {
        for (Upcaster next = BY_SOURCE.get(from.toString()); next != null; next = BY_SOURCE.get(next.to())) {
            next.change().accept(body);
        }
    }

    /** v1 had bare amounts, all of them in euro: {@code "total": 2500}. */
    private static void addCurrency(ObjectNode order) {
        order.set("total", money(order, "total"));
        for (JsonNode line : order.path("lines")) {
            if (line instanceof ObjectNode fields) {
                fields.set("unitPrice", money(fields, "unitPrice"));
            }
        }
    }

    private static ObjectNode money(ObjectNode parent, String field) {
        JsonNode bare = parent.path(field);
        if (!bare.isIntegralNumber() || !bare.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is missing, or not a whole number of cents");
        }
        return parent.objectNode().put("minor", bare.longValue()).put("currency", CURRENCY_BEFORE_V2);
    }
}
