package dev.quadrille.notification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sagas that wait for the same: one of these events, from one participant.
 *
 * @param cause the event that is to be answered; null where that is a request, or was not heard itself
 * @param oldestSeconds since the first of their orders was placed
 * @param examples ten orders at most, the oldest first
 * @param deadLettered how many open dead letters there are about all of them
 */
public record StuckGroup(
        List<String> events,
        String from,
        String cause,
        long count,
        long oldestSeconds,
        List<UUID> examples,
        long deadLettered) {

    static final int EXAMPLES = 10;

    private static final Comparator<StuckGroup> OLDEST_FIRST = Comparator.comparingLong(StuckGroup::oldestSeconds)
            .reversed()
            .thenComparing(StuckGroup::from)
            .thenComparing(group -> group.events.toString());

    /** Those that wait for the same become one; the one with the oldest saga is first. */
    static List<StuckGroup> together(Stream<StuckGroup> groups) {
        Collection<StuckGroup> together = groups.collect(Collectors.toMap(
                        group -> Arrays.asList(group.events, group.from, group.cause), group -> group, StuckGroup::and))
                .values();
        List<StuckGroup> sorted = new ArrayList<>(together);
        sorted.sort(OLDEST_FIRST);
        return sorted;
    }

    private StuckGroup and(StuckGroup others) {
        List<UUID> oldest = Stream.concat(examples.stream(), others.examples.stream())
                .sorted(Comparator.comparing(UUID::toString))
                .limit(EXAMPLES)
                .toList();
        return new StuckGroup(
                events,
                from,
                cause,
                count + others.count,
                Math.max(oldestSeconds, others.oldestSeconds),
                oldest,
                deadLettered + others.deadLettered);
    }
}
