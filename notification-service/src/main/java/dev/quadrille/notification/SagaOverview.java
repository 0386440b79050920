package dev.quadrille.notification;

import dev.quadrille.notification.RateTable.Slot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All sagas at a glance. Whoever asks within a second gets the same answer, so that many who look cost no more than one. */
@ApplicationScoped
public class SagaOverview {

    /** By their steps, for there are few ways to stand, however many sagas. */
    static final String UNDER_WAY = """
            select steps, count(*) as count, min(order_id::text)::uuid as oldest
            from saga where ended_at is null group by steps""";

    private static final Duration SHOWN = Duration.ofMinutes(15);

    private final Pool pool;
    private final EndRates rates;
    private final Clock clock;
    private final Shared<Duration, Overview> shared = new Shared<>(this::look, System::nanoTime);

    SagaOverview(Pool pool, EndRates rates, Clock clock) {
        this.pool = pool;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * What there is to see.
     *
     * @param inFlight how many sagas are under way
     * @param oldestOpenSeconds since the oldest of their orders was placed; 0 where there is none
     * @param buckets of {@code bucketSeconds} each, the oldest first; those in which nothing ended are left out
     */
    public record Overview(
            Instant now,
            long inFlight,
            long oldestOpenSeconds,
            int bucketSeconds,
            List<Bucket> buckets,
            List<Waiting> waiting) {}

    /** Those sagas that ended in the same seconds. @param at when these began @param ended by outcome: SHIPPED, or the reason */
    public record Bucket(Instant at, Map<String, Integer> ended, Long p50Ms, Long p95Ms, Long p99Ms) {

        static Bucket of(Instant at, Map<String, Durations> byOutcome) {
            Durations all = new Durations();
            SortedMap<String, Integer> ended = new TreeMap<>();
            byOutcome.forEach((outcome, durations) -> {
                all.add(durations.pairs());
                ended.put(outcome, durations.total());
            });
            return new Bucket(at, ended, all.percentile(0.5), all.percentile(0.95), all.percentile(0.99));
        }
    }

    public Uni<Overview> now() {
        return shared.answer(SHOWN);
    }

    private Uni<Overview> look(Duration shown) {
        Instant first = rates.current().minus(shown).plusSeconds(EndRates.SECONDS);
        return pool.query(UNDER_WAY)
                .execute()
                .map(rows -> rows.stream().map(SagaOverview::standing).toList())
                .chain(standing -> rates.since(first).map(ended -> overview(standing, ended)));
    }

    private Overview overview(List<Standing> standing, Map<Slot, Durations> ended) {
        Instant now = clock.instant();
        SortedMap<Instant, Map<String, Durations>> buckets = new TreeMap<>();
        ended.forEach((slot, durations) ->
                buckets.computeIfAbsent(slot.at(), at -> new TreeMap<>()).put(slot.outcome(), durations));
        return new Overview(
                now,
                standing.stream().mapToLong(Standing::count).sum(),
                standing.stream().mapToLong(one -> one.age(now)).max().orElse(0),
                EndRates.SECONDS,
                buckets.entrySet().stream()
                        .map(bucket -> Bucket.of(bucket.getKey(), bucket.getValue()))
                        .toList(),
                Waiting.of(standing, now));
    }

    private static Standing standing(Row row) {
        return new Standing(List.of(row.getArrayOfStrings("steps")), row.getLong("count"), row.getUUID("oldest"));
    }
}
