package dev.quadrille.local.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The four databases, each at one moment, taken one after the other while orders go on. notification-service comes first and
 * order-service second: for an order that has ended in both, payment-service and inventory-service had done all they
 * would ever do before they were looked at, and whatever notification-service has heard, order-service had said before.
 */
record Snapshots(Snapshot notifications, Snapshot orders, Snapshot payments, Snapshot inventory)
        implements AutoCloseable {

    /** @param afterNotifications what has to be looked at after what was heard and before what was said */
    static Snapshots take(Sources sources, Runnable afterNotifications) {
        Deque<Snapshot> taken = new ArrayDeque<>();
        try {
            taken.push(Snapshot.of(sources.notifications()));
            afterNotifications.run();
            taken.push(Snapshot.of(sources.orders()));
            taken.push(Snapshot.of(sources.payments()));
            taken.push(Snapshot.of(sources.inventory()));
            return new Snapshots(taken.pollLast(), taken.pollLast(), taken.pollLast(), taken.pollLast());
        } catch (RuntimeException e) {
            taken.forEach(Snapshot::close);
            throw e;
        }
    }

    @Override
    public void close() {
        notifications.close();
        orders.close();
        payments.close();
        inventory.close();
    }
}
