package dev.quadrille.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long after each fault orders moved on. */
final class Recoveries {

    private final List<Long> first = new ArrayList<>();
    private final List<Long> last = new ArrayList<>();

    void add(Books books, Instant fault) {
        books.firstEndAfter(fault).map(Duration::toMillis).ifPresent(first::add);
        books.lastEndAfter(fault).map(Duration::toMillis).ifPresent(last::add);
    }

    static String text(Books books, Instant fault) {
        return "after the fault the first new order ended in %s, the last of those under way in %s"
                .formatted(text(books.firstEndAfter(fault)), text(books.lastEndAfter(fault)));
    }

    private static String text(Optional<Duration> time) {
        return time.map(Duration::toMillis).map(ms -> ms + " ms").orElse("?");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "first new order ended: p50 %.1f s, p99 %.1f s; all under way ended: p50 %.1f s, p99 %.1f s",
                at(first, 50),
                at(first, 99),
                at(last, 50),
                at(last, 99));
    }

    /** Nearest rank. @return seconds; 0 of no values */
    private static double at(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(1, rank) - 1) / 1000.0;
    }
}
