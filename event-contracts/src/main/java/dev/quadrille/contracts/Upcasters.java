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

    /**
     * Changes the body in place, step by step, as far as upcasters lead.
     *
     * @return the wire name that the body has now
     */
    static WireName upcast(WireName from, ObjectNode body) {
        WireName reached = from;
        for (Upcaster next = BY_SOURCE.get(from.toString()); next != null; next = BY_SOURCE.get(next.to())) {
            next.change().accept(body);
            reached = WireName.parse(next.to());
        }
        return reached;
    }

    /** v1 had bare amounts, all of them in euro: {@code "total": 2500}. */
    private static void addCurrency(ObjectNode order) {
        order.set("total", money(order, order.path("total")));
        for (JsonNode line : order.path("lines")) {
            if (line instanceof ObjectNode fields) {
                fields.set("unitPrice", money(order, line.path("unitPrice")));
            }
        }
    }

    private static ObjectNode money(ObjectNode order, JsonNode bare) {
        if (!bare.isIntegralNumber()) {
            throw new IllegalArgumentException("an amount of order.created.v1 must be a whole number, not " + bare);
        }
        return order.objectNode().put("minor", bare.longValue()).put("currency", CURRENCY_BEFORE_V2);
    }
}
