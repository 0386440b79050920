package dev.quadrille.local.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a load has shown. */
public final class LoadReport {

    private final List<Journey> journeys;
    private final List<Journey> ended;
    private final Percentiles durations;

    LoadReport(List<Journey> journeys) {
        this.journeys = journeys;
        this.ended = journeys.stream().filter(Journey::hasEnded).toList();
        this.durations =
                new Percentiles(ended.stream().mapToLong(Journey::durationNanos).toArray());
    }

    public int orders() {
        return journeys.size();
    }

    /** From the first order sent to the last end seen. */
    public double seconds() {
        long first = journeys.stream()
                .filter(Journey::wasSent)
                .mapToLong(Journey::dueNanos)
                .min()
                .orElse(0);
        long last = ended.stream().mapToLong(Journey::endNanos).max().orElse(first);
        return (last - first) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Sagas that went all the way, per second. */
    public double perSecond() {
        return ended.isEmpty() ? 0 : ended.size() / seconds();
    }

    /** From when an order was due to be sent to when its end was seen. */
    public long endToEndMillis(double percent) {
        return TimeUnit.NANOSECONDS.toMillis(durations.at(percent));
    }

    /** How many ended how. */
    public Map<String, Long> outcomes() {
        return count(ended, Journey::outcome);
    }

    /** How many should have ended how. */
    public Map<String, Long> expectedOutcomes() {
        return count(journeys, journey -> journey.kind().outcome());
    }

    /** The orders that did not end. */
    public List<String> missing() {
        return list(Journey::isMissing, Journey::name);
    }

    /** What was said to the orders that were not accepted. */
    public List<String> refusals() {
        return list(journey -> journey.refusal() != null, Journey::refusal);
    }

    /** Those that ended in another way than they should. */
    public List<String> surprises() {
        return list(
                journey -> journey.hasEnded() && !journey.endedAsItMust(),
                journey -> "%s ended %s instead of %s"
                        .formatted(
                                journey.orderId(),
                                journey.outcome(),
                                journey.kind().outcome()));
    }

    public boolean isAsItMust() {
        return journeys.stream().allMatch(Journey::endedAsItMust);
    }

    private List<String> list(Predicate<Journey> which, Function<Journey, String> as) {
        return journeys.stream().filter(which).map(as).toList();
    }

    private static Map<String, Long> count(List<Journey> journeys, Function<Journey, String> by) {
        return journeys.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
