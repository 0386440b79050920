package dev.quadrille.local.audit;

import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Each effect happens once, however often its event is delivered: nothing is said, noted, shipped or told twice. */
final class EffectsHappenOnce implements Invariant {

    private static final String TOLD_TWICE = """
            select order_id::text, about, count(*) as times from notification
            group by order_id, about having count(*) > 1 order by order_id, about""";

    private final Findings findings = new Findings();
    private final long pieces;
    private long effects;

    /** @param notifications where the newest of what customers were told are kept */
    EffectsHappenOnce(List<Shelf> shelves, Snapshot notifications) {
        pieces = shelves.stream().mapToLong(Shelf::shipped).sum();
        shelves.stream()
                .filter(shelf -> shelf.shipped() != shelf.gone())
                .forEach(shelf -> findings.add(
                        shelf.name(),
                        "%,d pieces left, %,d in the lines of shipped reservations"
                                .formatted(shelf.shipped(), shelf.gone())));
        notifications
                .list(
                        TOLD_TWICE,
                        row -> new Finding(
                                "order " + row.getString("order_id"),
                                "its customer was told %s %d times"
                                        .formatted(row.getString("about"), row.getInt("times"))))
                .forEach(told -> findings.add(told.subject(), told.problem()));
    }

    @Override
    public void look(Dossier order) {
        List<StoredEvent> history = order.history().steps();
        List<StoredEvent> stream =
                order.stream().stream().stream().map(StreamEntry::event).toList();
        effects += history.size();
        List<String> problems = new ArrayList<>();
        repeated(history.stream(), StoredEvent::name)
                .forEach(name -> problems.add(name + " was announced more than once"));
        repeated(stream.stream(), StoredEvent::name)
                .forEach(name -> problems.add("order-service's stream holds " + name + " more than once"));
        repeated(order.history().bodies(NotificationRequested.class).stream(), NotificationRequested::about)
                .forEach(about -> problems.add(about + " was asked to be told more than once"));
        findings.add(order.name(), problems);
    }

    private static <T, K> Set<K> repeated(Stream<T> all, Function<T, K> by) {
        Set<K> seen = new HashSet<>();
        Set<K> again = new HashSet<>();
        all.map(by).filter(key -> !seen.add(key)).forEach(again::add);
        return again;
    }

    @Override
    public Verdict verdict() {
        return findings.verdict(
                "effects happen once", "%,d steps, %,d pieces shipped, each once".formatted(effects, pieces));
    }
}
