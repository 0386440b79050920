package dev.quadrille.local.audit;

import java.util.List;

/** Where the audit reads. @param bootstrapServers of Kafka */
public record Sources(
        Database orders, Database payments, Database inventory, Database notifications, String bootstrapServers) {

    List<Database> databases() {
        return List.of(orders, payments, inventory, notifications);
    }
}
