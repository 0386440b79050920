package dev.quadrille.local.demo;

import dev.quadrille.local.client.HeardEvent;
import dev.quadrille.local.client.Saga;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which event may be the cause of which: the order of arrival proves nothing, the stated cause does. */
final class Causes {

    private static final String THE_CUSTOMER = "the customer";

    private static final Map<String, Set<String>> LEGAL = Map.ofEntries(
            Map.entry("order.created", Set.of(THE_CUSTOMER)),
            Map.entry("payment.processed", Set.of("order.created")),
            Map.entry("payment.failed", Set.of("order.created")),
            Map.entry("inventory.reserved", Set.of("payment.processed")),
            Map.entry("inventory.rejected", Set.of("payment.processed")),
            Map.entry("order.confirmed", Set.of("inventory.reserved")),
            Map.entry("inventory.shipped", Set.of("order.confirmed")),
            Map.entry("inventory.shipment-failed", Set.of("order.confirmed")),
            Map.entry(
                    "order.cancelled",
                    Set.of(THE_CUSTOMER, "payment.failed", "inventory.rejected", "inventory.shipment-failed")),
            Map.entry("payment.refunded", Set.of("order.cancelled")),
            // The gateway may have been closed for the order while its creation was still under way.
            Map.entry("payment.voided", Set.of("order.cancelled", "order.created")),
            Map.entry("inventory.released", Set.of("order.cancelled")),
            Map.entry("inventory.voided", Set.of("order.cancelled")));

    private Causes() {}

    static List<String> problemsOf(Saga saga) {
        Map<String, HeardEvent> byId =
                saga.events().stream().collect(Collectors.toMap(HeardEvent::id, Function.identity(), (a, b) -> a));
        List<String> problems = new ArrayList<>();
        for (HeardEvent event : saga.stepEvents()) {
            String cause = causeOf(event, byId);
            if (!LEGAL.getOrDefault(event.step(), Set.of()).contains(cause)) {
                problems.add("%s says it was caused by %s".formatted(event.step(), cause));
            }
        }
        return problems;
    }

    private static String causeOf(HeardEvent event, Map<String, HeardEvent> byId) {
        if (event.causationId() == null) {
            return THE_CUSTOMER;
        }
        HeardEvent cause = byId.get(event.causationId());
        return cause == null ? event.causationId() + ", which was not heard" : cause.step();
    }
}
