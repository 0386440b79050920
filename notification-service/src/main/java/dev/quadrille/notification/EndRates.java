package dev.quadrille.notification;

import dev.quadrille.messaging.Sweep;
import dev.quadrille.notification.RateTable.Count;
import dev.quadrille.notification.RateTable.Slot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How many sagas ended in each five seconds, how, and how long they took. Each replica counts in memory, and writes five
 * seconds down once they are over: those that go on are what a crash takes with it.
 */
@ApplicationScoped
class EndRates implements Sweep {

    static final int SECONDS = 5;

    private static final Duration KEPT = Duration.ofDays(1);

    private final RateTable table;
    private final Clock clock;
    private final UUID replica = UUID.randomUUID();
    private final Map<Slot, Durations> counting = new HashMap<>();

    EndRates(RateTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** When the five seconds began that go on now. */
    Instant current() {
        long now = clock.instant().getEpochSecond();
        return Instant.ofEpochSecond(now - now % SECONDS);
    }

    void count(List<Saga> changed) {
        changed.stream().filter(Saga::endedNow).map(Saga::snapshot).forEach(this::count);
    }

    private synchronized void count(Saga.Snapshot saga) {
        counting.computeIfAbsent(new Slot(current(), saga.outcome()), slot -> new Durations())
                .add(saga.durationMs());
    }

    @Override
    public String what() {
        return "rates at which sagas ended";
    }

    /** More often than there is something to write, so that it is written soon. */
    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Uni<Boolean> batch() {
        Map<Slot, Durations> over = over();
        return over.isEmpty()
                ? Uni.createFrom().item(false)
                : table.write(replica, over)
                        .invoke(() -> forget(over))
                        .chain(() -> table.forgetBefore(clock.instant().minus(KEPT)))
                        .replaceWith(false);
    }

    /** Of all replicas together, with what this one has not written yet; none for seconds in which nothing ended. */
    Uni<Map<Slot, Durations>> since(Instant first) {
        Map<Slot, Integer[]> own = own();
        return table.since(first).map(written -> together(own, written));
    }

    private Map<Slot, Durations> together(Map<Slot, Integer[]> own, List<Count> written) {
        Map<Slot, Durations> all = new HashMap<>();
        own.forEach((slot, durations) -> add(all, slot, durations));
        written.stream()
                .filter(count -> !count.replica().equals(replica) || !own.containsKey(count.slot()))
                .forEach(count -> add(all, count.slot(), count.durations()));
        return all;
    }

    private static void add(Map<Slot, Durations> all, Slot slot, Integer[] durations) {
        all.computeIfAbsent(slot, first -> new Durations()).add(durations);
    }

    private synchronized Map<Slot, Durations> over() {
        Instant current = current();
        return counting.entrySet().stream()
                .filter(entry -> entry.getKey().at().isBefore(current))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Taken before the table is read: what is written meanwhile is in one of the two, or in both. */
    private synchronized Map<Slot, Integer[]> own() {
        return counting.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().pairs()));
    }

    private synchronized void forget(Map<Slot, Durations> written) {
        counting.keySet().removeAll(written.keySet());
    }
}
