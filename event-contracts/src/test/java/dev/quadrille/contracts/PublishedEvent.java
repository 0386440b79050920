package dev.quadrille.contracts;

import java.util.List;

/** The table that everybody agreed on, kept apart from the code that must equal it. */
record PublishedEvent(String wireName, String topic, String announcer, List<String> hearers) {

    private static final String TABLE = """
            order.created.v2             | orders.created            | order        | payment, notification
            order.confirmed.v1           | orders.confirmed          | order        | inventory, notification
            order.cancelled.v1           | orders.cancelled          | order        | payment, inventory, notification
            payment.processed.v1         | payments.processed        | payment      | order, inventory, notification
            payment.failed.v1            | payments.failed           | payment      | order, notification
            payment.refunded.v1          | payments.refunded         | payment      | order, notification
            payment.voided.v1            | payments.voided           | payment      | order, notification
            inventory.reserved.v1        | inventory.reserved        | inventory    | order, notification
            inventory.rejected.v1        | inventory.rejected        | inventory    | order, notification
            inventory.shipped.v1         | inventory.shipped         | inventory    | order, notification
            inventory.shipment-failed.v1 | inventory.shipment-failed | inventory    | order, notification
            inventory.released.v1        | inventory.released        | inventory    | order, notification
            inventory.voided.v1          | inventory.voided          | inventory    | order, notification
            notification.requested.v1    | notifications.send        | notification | notification
            """;

    static List<PublishedEvent> table() {
        return TABLE.lines().map(PublishedEvent::row).toList();
    }

    private static PublishedEvent row(String line) {
        String[] cells = line.split("\\s*\\|\\s*");
        return new PublishedEvent(cells[0], cells[1], cells[2], List.of(cells[3].split(", ")));
    }

    /** As a row of Markdown with the wire name and the topic as code. */
    String markdown() {
        return "| `" + wireName + "` | `" + topic + "` | " + announcer + " | " + String.join(", ", hearers) + " |";
    }
}
