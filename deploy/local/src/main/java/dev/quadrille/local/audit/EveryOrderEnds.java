package dev.quadrille.local.audit;

import dev.quadrille.contracts.OrderEvent.OrderCreated;

/** Every order that was answered with 202 ends shipped or cancelled; one that does not is named with what it is stuck in. */
final class EveryOrderEnds implements Invariant {

    private final Scope scope;
    private final Troubles troubles;
    private final Findings findings = new Findings();
    private long shipped;
    private long cancelled;
    private long open;

    EveryOrderEnds(Scope scope, Troubles troubles) {
        this.scope = scope;
        this.troubles = troubles;
    }

    @Override
    public void look(Dossier order) {
        if (!order.isKnown()) {
            lookForLost(order);
        } else if (order.isOpen()) {
            open++;
            lookForStuck(order);
        } else if (order.stream().isShipped()) {
            shipped++;
        } else {
            cancelled++;
        }
    }

    private void lookForLost(Dossier order) {
        if (order.history().heard(OrderCreated.class)) {
            findings.add(order.name(), "order-service does not know it, though it was announced");
        }
    }

    private void lookForStuck(Dossier order) {
        if (scope.expectsEndOf(order.order())) {
            findings.add(
                    order.name(),
                    "is %s for order-service and %s for notification-service: %s"
                            .formatted(
                                    order.stream().status(),
                                    order.saga() == null
                                            ? "unheard of"
                                            : order.saga().status(),
                                    troubles.of(order.order())
                                            .orElse("neither a retry queue nor a dead letter holds it")));
        }
    }

    @Override
    public Verdict verdict() {
        return findings.verdict(
                "every order ends",
                "%,d orders: %,d shipped, %,d cancelled, %,d %s"
                        .formatted(
                                shipped + cancelled + open,
                                shipped,
                                cancelled,
                                open,
                                scope.everything() ? "open" : "on their way"));
    }
}
