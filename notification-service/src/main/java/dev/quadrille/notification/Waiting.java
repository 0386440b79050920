package dev.quadrille.notification;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sagas that wait for the same participant because of the same event.
 *
 * @param cause null where that was a request, or was not heard itself
 * @param oldestSeconds since the first of their orders was placed
 */
public record Waiting(String cause, String participant, long count, long oldestSeconds) {

    private static final Comparator<Waiting> MOST_FIRST = Comparator.comparingLong(Waiting::count)
            .reversed()
            .thenComparing(Waiting::participant)
            .thenComparing(Waiting::cause, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Those for whom the most sagas wait first; a saga may wait for several. */
    static List<Waiting> of(List<Standing> standing, Instant now) {
        return standing.stream()
                .flatMap(one -> of(one, now))
                .collect(Collectors.toMap(
                        one -> Arrays.asList(one.cause(), one.participant()), one -> one, Waiting::and))
                .values()
                .stream()
                .sorted(MOST_FIRST)
                .toList();
    }

    private static Stream<Waiting> of(Standing standing, Instant now) {
        return standing.awaited().stream()
                .map(one -> new Waiting(one.causeName(), one.from().service(), standing.count(), standing.age(now)))
                .distinct();
    }

    private Waiting and(Waiting others) {
        return new Waiting(cause, participant, count + others.count, Math.max(oldestSeconds, others.oldestSeconds));
    }
}
