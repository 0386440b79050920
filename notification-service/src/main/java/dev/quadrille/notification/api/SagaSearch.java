package dev.quadrille.notification.api;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Two queries on sagas, put together from conditions: some by which an index finds them, newest first, and some by which
 * those that were found are looked at, one by one.
 */
final class SagaSearch {

    /** So many are looked at for one page, however few of them are chosen. */
    static final int LOOKED_AT = 50_000;

    private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final List<String> finding = new ArrayList<>();
    private final List<Object> found = new ArrayList<>();
    private final List<String> choosing = new ArrayList<>();
    private final List<Object> chosen = new ArrayList<>();

    private SagaSearch() {}

    /** @param last null: from the newest on */
    static SagaSearch after(UUID last) {
        SagaSearch search = new SagaSearch();
        search.find("order_id < ?", last == null ? NEWEST : last);
        return search;
    }

    /** Once the first is {@link #choose chosen} by, it is too late. @param value in place of the question mark; null: there is none */
    void find(String condition, Object value) {
        finding.add(take(condition, value, found));
    }

    void choose(String condition, Object value) {
        choosing.add(take(condition, value, chosen));
    }

    /** Whether those that are found may not be those that are asked for. */
    boolean isPicky() {
        return !choosing.isEmpty();
    }

    /** Takes {@link #pageValues}. */
    String page() {
        return """
                select * from (select order_id, customer_id, status, reason, steps, started_at, ended_at
                               from saga where %s order by order_id desc limit %d) as found
                %s order by order_id desc limit $%d""".formatted(
                        String.join(" and ", finding),
                        LOOKED_AT,
                        choosing.isEmpty() ? "" : "where " + String.join(" and ", choosing),
                        found.size() + chosen.size() + 1);
    }

    Tuple pageValues(int limit) {
        List<Object> values = new ArrayList<>(found);
        values.addAll(chosen);
        values.add(limit);
        return Tuple.from(values);
    }

    /** The last that is looked at; nothing where there are fewer. Takes {@link #lastValues}. */
    String last() {
        return "select order_id from saga where %s order by order_id desc offset %d limit 1"
                .formatted(String.join(" and ", finding), LOOKED_AT - 1);
    }

    Tuple lastValues() {
        return Tuple.from(found);
    }

    private String take(String condition, Object value, List<Object> values) {
        if (value == null) {
            return condition;
        }
        values.add(value);
        return condition.replace("?", "$" + (found.size() + chosen.size()));
    }
}
