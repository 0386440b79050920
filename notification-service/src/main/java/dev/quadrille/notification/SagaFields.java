package dev.quadrille.notification;

import dev.quadrille.notification.Differences.Example;
import dev.quadrille.notification.Saga.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What two rows of the same saga can differ in. */
final class SagaFields {

    private static final Map<String, Function<Snapshot, Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("customerId", Snapshot::customerId);
        ALL.put("recipient", Snapshot::recipient);
        ALL.put("status", Snapshot::status);
        ALL.put("reason", Snapshot::reason);
        ALL.put("steps", Snapshot::steps);
        ALL.put("requested", saga -> Set.copyOf(saga.requested()));
        ALL.put("startedAt", Snapshot::startedAt);
        ALL.put("endedAt", Snapshot::endedAt);
    }

    private SagaFields() {}

    /** @param was null where there is no row */
    static List<Example> different(Snapshot was, Snapshot is) {
        String order = is.orderId().toString();
        if (was == null) {
            return List.of(new Example(order, "row", null, is.status().name()));
        }
        return ALL.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(was), field.getValue().apply(is)))
                .map(field -> new Example(order, field.getKey(), shown(field, was), shown(field, is)))
                .toList();
    }

    private static String shown(Map.Entry<String, Function<Snapshot, Object>> field, Snapshot saga) {
        Object value = field.getValue().apply(saga);
        if (value instanceof Set<?> set) {
            return String.join(
                    " ", new TreeSet<>(set.stream().map(Object::toString).toList()));
        }
        if (value instanceof List<?> list) {
            return String.join(" ", list.stream().map(Object::toString).toList());
        }
        return value == null ? null : Masked.text(value.toString());
    }
}
