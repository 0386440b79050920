package dev.quadrille.local.audit;

import java.util.List;

/** Where the audit reads. */
public record Sources(Database orders, Database payments, Database inventory, Database notifications, Broker broker) {

    List<Database> databases() {
        return List.of(orders, payments, inventory, notifications);
    }
}
