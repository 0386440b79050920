package dev.quadrille.local.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Holds what the four services have written against what must always hold. It reads, and changes nothing. */
public final class Audit {

    private final Sources sources;
    private boolean withTopics;

    private Audit(Sources sources) {
        this.sources = sources;
    }

    public static Audit of(Sources sources) {
        return new Audit(sources);
    }

    /** Compares every record on every topic, too. */
    public Audit withTopics(boolean wanted) {
        withTopics = wanted;
        return this;
    }

    /** @return what holds for the orders that have ended, while others are on their way; throws {@link AuditImpossible} */
    public AuditReport now() {
        return run(new Scope(false, Instant.EPOCH));
    }

    /**
     * Waits until nothing moves, or until patience is at its end.
     *
     * @return what holds for all orders; one that is still open, and was placed before the wait, is an offender; throws {@link
     *     AuditImpossible}
     */
    public AuditReport atRest(Duration patience) {
        Instant begin = Instant.now();
        Rest.await(sources, patience);
        return run(new Scope(true, begin));
    }

    private AuditReport run(Scope scope) {
        Instant begin = Instant.now();
        List<Map<TopicPartition, Topics.Range>> ranges = new ArrayList<>();
        try (Topics topics = new Topics(sources.broker());
                Snapshots snapshots =
                        Snapshots.take(sources, () -> ranges.add(topics.ranges(TopicsHoldTheHistory.topics())))) {
            Letters letters = Letters.read(topics, snapshots.notifications());
            List<Invariant> invariants = invariants(scope, snapshots, letters);
            new Archive(snapshots).forEachOrder(order -> invariants.forEach(invariant -> invariant.look(order)));
            List<Verdict> verdicts =
                    new ArrayList<>(invariants.stream().map(Invariant::verdict).toList());
            if (withTopics) {
                verdicts.add(new TopicsHoldTheHistory(scope, topics, snapshots, letters).verdict(ranges.get(0)));
            }
            return new AuditReport(verdicts, scope.everything(), Duration.between(begin, Instant.now()));
        }
    }

    /** In the order in which the architecture states them. */
    private static List<Invariant> invariants(Scope scope, Snapshots snapshots, Letters letters) {
        List<Queues> queues = Queues.all(snapshots);
        List<Shelf> shelves = Shelf.all(snapshots.inventory());
        return List.of(
                new EveryOrderEnds(scope, new Troubles(queues, letters)),
                new MoneyAddsUp(scope),
                new StockAddsUp(scope, shelves),
                new TransitionsAreLegal(),
                new EffectsHappenOnce(shelves, snapshots.notifications()),
                new ViewsEqualTheirEvents(scope, queues),
                new FailuresAreKept(scope, queues, letters));
    }
}
