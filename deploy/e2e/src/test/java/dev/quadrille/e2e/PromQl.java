package dev.quadrille.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which series an expression in Prometheus' language reads. No parser: it knows a metric from a function by the bracket
 * that follows, and takes the labels of every grouping for labels of every metric of the expression.
 */
final class PromQl {

    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`"
            + "|#[^\\n]*|\\[[^\\]]*\\]|\\$\\w+|\\$\\{[^}]*\\}"
            + "|\\d[\\w.]*|[a-zA-Z_:][\\w:]*|\\S");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    /** Comments, ranges, and the variables of a dashboard: they hold no names. */
    private static final String SILENT = "#[$";

    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "offset", "bool", "inf", "nan");

    private final Map<String, Set<String>> series = new TreeMap<>();
    private final Set<String> grouped = new TreeSet<>();
    private final List<String> tokens;
    private int at;

    private PromQl(String expression) {
        tokens = TOKEN.matcher(expression)
                .results()
                .map(MatchResult::group)
                .filter(token -> SILENT.indexOf(token.charAt(0)) < 0)
                .toList();
    }

    /**
     * @return the metrics, each with the labels that the expression expects of it
     * @throws IllegalArgumentException if it cannot be told which metric is meant
     */
    static Map<String, Set<String>> series(String expression) {
        PromQl reader = new PromQl(expression);
        while (reader.at < reader.tokens.size()) {
            reader.take(reader.tokens.get(reader.at++));
        }
        reader.series.values().forEach(labels -> labels.addAll(reader.grouped));
        return reader.series;
    }

    private void take(String token) {
        if (token.equals("{")) {
            throw new IllegalArgumentException("a selector without the name of its metric");
        }
        if (isOneOf(GROUPINGS, token)) {
            grouped.addAll(names("(", ")"));
        } else if (isMetric(token)) {
            series.computeIfAbsent(token, metric -> new TreeSet<>()).addAll(names("{", "}"));
        }
    }

    /** Before a bracket stands a function; before a grouping, an aggregation. */
    private boolean isMetric(String token) {
        return NAME.matcher(token).matches()
                && !isOneOf(KEYWORDS, token)
                && !next().equals("(")
                && !isOneOf(GROUPINGS, next());
    }

    /** The names in the list that comes next, if one does. */
    private List<String> names(String begin, String end) {
        if (!next().equals(begin)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        while (!next().equals(end)) {
            at++;
            if (next().isEmpty()) {
                throw new IllegalArgumentException("a list without its " + end);
            }
            if (NAME.matcher(next()).matches()) {
                names.add(next());
            }
        }
        at++;
        return names;
    }

    private String next() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private static boolean isOneOf(Set<String> words, String token) {
        return words.contains(token.toLowerCase(Locale.ROOT));
    }
}
