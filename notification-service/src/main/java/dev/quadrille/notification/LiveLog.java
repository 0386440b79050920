package dev.quadrille.notification;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The last changes of all sagas, once for all watchers: a row of numbered ticks, so that how far somebody was told is one
 * number. Whoever changes sagas leaves the changes here, and waits for nobody who is told of them.
 */
final class LiveLog {

    /** So many sagas at most are in one tick. */
    static final int TICK = 1_000;

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private final int mostKept;
    private final LongSupplier nanoTime;
    private final Deque<Tick> ticks = new ArrayDeque<>();
    private Map<UUID, SagaChange> open = new LinkedHashMap<>();
    private int kept;
    private long seq;

    /** Up to here something is missing. */
    private long gapUpTo;

    /** @param mostKept changes; they are kept for a minute at most */
    LiveLog(int mostKept, LongSupplier nanoTime) {
        this.mostKept = mostKept;
        this.nanoTime = nanoTime;
    }

    private record Tick(long seq, long closedAt, List<SagaChange> changes) {}

    private record Reach(long upTo, boolean gap, List<List<SagaChange>> changes) {}

    synchronized void add(List<SagaChange> changes) {
        for (SagaChange change : changes) {
            LiveNews.put(open, change);
            if (open.size() == TICK) {
                close();
            }
        }
    }

    /** Something may have changed that does not stand here: whoever was told what came before has missed it. */
    synchronized void miss() {
        close();
        gapUpTo = ++seq;
        forget();
    }

    /** Closes the tick. @return how far the log goes */
    synchronized long now() {
        close();
        return seq;
    }

    synchronized boolean hasNewsAfter(long seen) {
        return seen != seq || !open.isEmpty();
    }

    /**
     * @param seen how far somebody was told; a number that was never said means: nothing is known of it
     * @param most changes at most, and one whole tick if there is one
     */
    LiveNews after(long seen, int most) {
        Reach reach = reach(seen, most);
        return LiveNews.of(reach.upTo(), reach.gap(), reach.changes());
    }

    private synchronized Reach reach(long seen, int most) {
        boolean unknown = seen > seq;
        List<Tick> news =
                ticks.stream().filter(tick -> unknown || tick.seq() > seen).toList();
        int reached = reached(news, most);
        long upTo = reached < news.size() ? news.get(reached).seq() - 1 : seq;
        boolean gap = unknown || seen < gapUpTo && gapUpTo <= upTo;
        return new Reach(
                upTo, gap, news.stream().limit(reached).map(Tick::changes).toList());
    }

    private static int reached(List<Tick> ticks, int most) {
        int reached = 0;
        int changes = 0;
        for (Tick tick : ticks) {
            changes += tick.changes().size();
            if (changes > most && reached > 0) {
                return reached;
            }
            reached++;
        }
        return reached;
    }

    private void close() {
        if (!open.isEmpty()) {
            seq++;
            ticks.add(new Tick(seq, nanoTime.getAsLong(), List.copyOf(open.values())));
            kept += open.size();
            open = new LinkedHashMap<>();
            forget();
        }
    }

    private void forget() {
        long now = nanoTime.getAsLong();
        while (!ticks.isEmpty() && (kept > mostKept || now - ticks.element().closedAt() > KEPT_NANOS)) {
            Tick oldest = ticks.remove();
            kept -= oldest.changes().size();
            gapUpTo = Math.max(gapUpTo, oldest.seq());
        }
    }
}
