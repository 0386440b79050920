package dev.quadrille.local.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many orders ended how: as they must by their kinds, and as notification-service has it.
 *
 * @param unanswered orders that nobody said were accepted, and that may be among the actual ones
 */
record Outcomes(Map<String, Long> expected, Map<String, Long> actual, long unanswered) {

    private static final String COUNT = """
            select status || coalesce(' (' || reason || ')', '') as outcome, count(*) as orders
            from saga group by status, reason
            """;

    static Outcomes read(OrderBook book, BenchTarget target) {
        Map<String, Long> actual = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(target.jdbcUrl("notifications"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            while (row.next()) {
                actual.put(row.getString("outcome"), row.getLong("orders"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sagas cannot be counted: " + e.getMessage(), e);
        }
        return new Outcomes(book.expected(), actual, book.refused());
    }

    /** A line for each outcome that is not as frequent as it must be. */
    List<String> surprises() {
        TreeSet<String> all = new TreeSet<>(expected.keySet());
        all.addAll(actual.keySet());
        return all.stream().filter(this::isSurprise).map(this::line).toList();
    }

    private boolean isSurprise(String outcome) {
        long tooMany = count(actual, outcome) - count(expected, outcome);
        return tooMany < 0 || tooMany > unanswered;
    }

    private String line(String outcome) {
        return "%s: %,d instead of %,d".formatted(outcome, count(actual, outcome), count(expected, outcome));
    }

    private static long count(Map<String, Long> counts, String outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
