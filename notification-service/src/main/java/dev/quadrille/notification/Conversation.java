package dev.quadrille.notification;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All that was heard about one order, in whatever order it arrived. The topics have no order among each other and the
 * services' clocks differ, so events are put in order by cause first and by clock second.
 */
final class Conversation {

    private final List<Said> steps = new ArrayList<>();
    private final Set<Class<? extends SagaEvent>> heard = new HashSet<>();
    private final Set<UUID> ids = new HashSet<>();

    /** What the customer is told is no step of the saga; what was heard before, and is replayed, is no second one. */
    void add(Said said) {
        if (!said.is(NotificationRequested.class) && ids.add(said.id())) {
            steps.add(said);
            heard.add(said.type().eventClass());
        }
    }

    /** An answer that stays right whatever arrives later: every cause was heard, so nothing in between is missing. */
    SagaStatus status() {
        boolean complete = heard.contains(OrderCreated.class) && steps.stream().allMatch(this::causeIsKnown);
        if (complete && Ending.shipped(heard)) {
            return SagaStatus.SHIPPED;
        }
        return complete && undone() ? SagaStatus.CANCELLED : SagaStatus.RUNNING;
    }

    /** What is still to come; nothing once it has ended. */
    List<Awaited> awaited() {
        return status() == SagaStatus.RUNNING ? Awaited.of(heard) : List.of();
    }

    boolean heard(Class<? extends SagaEvent> event) {
        return heard.contains(event);
    }

    /** When the last step was taken. */
    Instant lastTime() {
        return steps.stream().map(Said::time).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The names of the steps, each after its cause. */
    List<String> names() {
        return inOrder(steps).stream().map(said -> said.type().name()).toList();
    }

    /** Causes before effects; what may be said in any order stands by its time. */
    static List<Said> inOrder(List<Said> said) {
        List<Said> left = new ArrayList<>(said);
        left.sort(Comparator.comparing(Said::time)
                .thenComparing(one -> EventCatalog.all().indexOf(one.type()))
                .thenComparing(Said::id));
        Set<UUID> waiting = left.stream().map(Said::id).collect(Collectors.toCollection(HashSet::new));
        List<Said> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Said next = left.stream()
                    .filter(one -> !waiting.contains(one.cause()))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            waiting.remove(next.id());
            ordered.add(next);
        }
        return ordered;
    }

    private boolean undone() {
        return heard.contains(OrderCancelled.class)
                && Ending.undone(heard)
                && (!heard.contains(PaymentRefunded.class) || heard.contains(PaymentProcessed.class))
                && (!heard.contains(InventoryReleased.class) || heard.contains(InventoryReserved.class));
    }

    private boolean causeIsKnown(Said said) {
        return said.cause() == null || ids.contains(said.cause());
    }
}
