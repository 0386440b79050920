package dev.quadrille.local.audit;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.SagaEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one order's stream comes to, by the {@link OrderTable}. Written a second time here: an audit that asked
 * order-service's own code could never disagree with it.
 */
final class OrderFold {

    private final List<StreamEntry> stream;
    private final Set<Class<? extends SagaEvent>> known = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private String status = "NONE";

    OrderFold(List<StreamEntry> stream) {
        this.stream = stream;
        for (int i = 0; i < stream.size(); i++) {
            apply(stream.get(i), i + 1);
        }
    }

    List<StreamEntry> stream() {
        return stream;
    }

    boolean isEmpty() {
        return stream.isEmpty();
    }

    String status() {
        return status;
    }

    boolean isShipped() {
        return status.equals("SHIPPED");
    }

    boolean hasEnded() {
        return isShipped() || status.equals("CANCELLED");
    }

    int version() {
        return isEmpty() ? 0 : stream.get(stream.size() - 1).version();
    }

    /** The versions and transitions that the table does not have. */
    List<String> problems() {
        return problems;
    }

    /** Null where the stream does not begin with it. */
    OrderCreated created() {
        return !isEmpty() && stream.get(0).event().body() instanceof OrderCreated created ? created : null;
    }

    /** Null unless cancelled. */
    String reason() {
        return stream.stream()
                .map(entry -> entry.event().body())
                .filter(OrderCancelled.class::isInstance)
                .map(cancelled -> ((OrderCancelled) cancelled).reason().name())
                .findFirst()
                .orElse(null);
    }

    private void apply(StreamEntry entry, int expectedVersion) {
        Class<? extends SagaEvent> event = entry.event().eventClass();
        if (entry.version() != expectedVersion && problems.isEmpty()) {
            problems.add("version %d follows version %d".formatted(entry.version(), expectedVersion - 1));
        }
        if (event == null || !OrderTable.has(status, event, known)) {
            problems.add("%s (version %d) cannot happen to an order that is %s"
                    .formatted(entry.event().name(), entry.version(), status));
        }
        if (event != null) {
            known.add(event);
            become(event);
        }
    }

    private void become(Class<? extends SagaEvent> event) {
        if (event == OrderCreated.class) {
            status = "PENDING";
        } else if (event == OrderConfirmed.class) {
            status = "CONFIRMED";
        } else if (event == OrderCancelled.class) {
            status = "CANCELLING";
        } else if (event == InventoryShipped.class) {
            status = "SHIPPED";
        }
        if (status.equals("CANCELLING") && Ending.undone(known)) {
            status = "CANCELLED";
        }
    }
}
