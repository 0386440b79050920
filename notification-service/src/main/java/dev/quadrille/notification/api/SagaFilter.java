package dev.quadrille.notification.api;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.notification.OrderIds;
import dev.quadrille.notification.SagaStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which sagas; whatever is null is not asked for.
 *
 * @param reason why it was cancelled, be it undone already or not
 * @param since the first moment at which the order was placed
 * @param until the first moment that is too late
 * @param minDurationMs of those that have ended, as {@code maxDurationMs}
 */
record SagaFilter(
        SagaStatus status,
        CancellationReason reason,
        String customerId,
        Instant since,
        Instant until,
        Long minDurationMs,
        Long maxDurationMs) {

    private static final int LESS_THAN_A_MILLISECOND = 999_999;
    private static final long SLOW_MS = 1_000;
    private static final String DURATION = "ended_at - started_at";

    /** Word for word as the index says it. */
    private static final String SLOW = DURATION + " >= interval '1 second'";

    /** @param value null where the condition has none */
    private record Condition(String sql, Object value, boolean hasIndex) {}

    /**
     * What is asked for, and nothing else: a condition that holds for all would hide the indexes.
     *
     * @param after the last saga of the page before; null: the first page
     */
    SagaSearch search(UUID after) {
        SagaSearch search = SagaSearch.after(after);
        if (since != null) {
            search.find("order_id >= ?", OrderIds.first(since));
        }
        if (until != null) {
            search.find("order_id < ?", OrderIds.first(until.plusNanos(LESS_THAN_A_MILLISECOND)));
        }
        List<Condition> conditions = conditions();
        Condition wayIn =
                conditions.stream().filter(Condition::hasIndex).findFirst().orElse(null);
        if (wayIn != null) {
            search.find(wayIn.sql(), wayIn.value());
        }
        conditions.stream().filter(one -> one != wayIn).forEach(one -> search.choose(one.sql(), one.value()));
        return search;
    }

    /** Of those with an index the one is first by which the fewest are likely to be found. */
    private List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        if (customerId != null) {
            all.add(new Condition("customer_id = ?", customerId, true));
        }
        if (reason != null) {
            all.add(new Condition("reason = ?", reason.name(), true));
        }
        if (status != null) {
            all.add(condition(status));
        }
        addDurations(all);
        return all;
    }

    private void addDurations(List<Condition> all) {
        if (minDurationMs != null && minDurationMs >= SLOW_MS) {
            all.add(new Condition(SLOW, null, true));
        }
        if (minDurationMs != null) {
            all.add(new Condition(DURATION + " >= ? * interval '1 millisecond'", (double) minDurationMs, false));
        }
        if (maxDurationMs != null) {
            all.add(new Condition(DURATION + " < ? * interval '1 millisecond'", maxDurationMs + 1.0, false));
        }
    }

    private static Condition condition(SagaStatus status) {
        return switch (status) {
            case RUNNING -> new Condition("ended_at is null", null, true);
            case CANCELLED -> new Condition("status = 'CANCELLED'", null, true);
            case SHIPPED -> new Condition("status = 'SHIPPED'", null, false);
        };
    }
}
