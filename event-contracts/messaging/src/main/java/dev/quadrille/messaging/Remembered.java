package dev.quadrille.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a fault has done to an order, so that it does the same when it is asked again: to the last 10,000 of them. */
public final class Remembered<V> {

    private static final int MOST = 10_000;

    private final Map<UUID, V> values = new LinkedHashMap<>();
    private volatile boolean empty = true;

    /** Whether there was no order at all yet. */
    public boolean isEmpty() {
        return empty;
    }

    public synchronized boolean knows(UUID order) {
        return values.containsKey(order);
    }

    /** @return what was said of the order first: this, or what is remembered */
    public synchronized V first(UUID order, V value) {
        V former = values.putIfAbsent(order, value);
        if (values.size() > MOST) {
            values.remove(values.keySet().iterator().next());
        }
        empty = false;
        return former == null ? value : former;
    }
}
