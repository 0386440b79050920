package dev.quadrille.local.bench;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The orders on their way: which were accepted, and what was said of their ends, in whatever order both become known. */
final class OrderBook {

    private static final int REMEMBERED = 20_000;

    private final Map<String, Entry> underWay = new HashMap<>();
    private final Map<String, Long> expected = new TreeMap<>();
    private final Map<String, Boolean> closed = new Recent();
    private long refused;

    /** What is known of one order. */
    private static final class Entry {
        private final Set<LastWord> words = EnumSet.noneOf(LastWord.class);
        private Arrival arrival;
        private long endNanos;

        boolean isShipped() {
            return words.contains(LastWord.SHIPPED);
        }

        boolean hasEnded() {
            return isShipped() || words.contains(LastWord.PAYMENT_CLOSED) && words.contains(LastWord.INVENTORY_CLOSED);
        }
    }

    synchronized void accepted(String orderId, Arrival arrival) {
        Entry entry = underWay.computeIfAbsent(orderId, id -> new Entry());
        entry.arrival = arrival;
        expected.merge(arrival.kind().outcome(), 1L, Long::sum);
        arrival.tally().accepted();
        closeIfEnded(orderId, entry);
    }

    /** Or without an answer: then it may have been accepted all the same. */
    synchronized void refused(Arrival arrival, String why) {
        refused++;
        arrival.tally().refused(why);
    }

    /** An end may be seen before the answer to the request that placed the order, and may be told again. */
    synchronized void heard(String orderId, LastWord word, long nanos) {
        if (closed.containsKey(orderId)) {
            return;
        }
        Entry entry = underWay.computeIfAbsent(orderId, id -> new Entry());
        if (!entry.hasEnded()) {
            entry.words.add(word);
            entry.endNanos = nanos;
            closeIfEnded(orderId, entry);
        }
    }

    private void closeIfEnded(String orderId, Entry entry) {
        if (entry.arrival == null || !entry.hasEnded()) {
            return;
        }
        underWay.remove(orderId);
        closed.put(orderId, true);
        boolean mustShip = "SHIPPED".equals(entry.arrival.kind().outcome());
        entry.arrival.tally().ended(entry.endNanos - entry.arrival.dueNanos(), mustShip == entry.isShipped());
    }

    /** How many were accepted and not seen to end. */
    synchronized long underWay() {
        return underWay.values().stream().filter(entry -> entry.arrival != null).count();
    }

    /** How many of the accepted orders must end how. */
    synchronized Map<String, Long> expected() {
        return new TreeMap<>(expected);
    }

    synchronized long refused() {
        return refused;
    }

    /** Ends are told again soon or never. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
