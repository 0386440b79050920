package dev.quadrille.notification.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.notification.OrderIds;
import dev.quadrille.notification.SagaStatus;
import dev.quadrille.notification.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However many sagas there are, nothing that the console asks for reads more than a small part of them. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class PlansTest {

    private static final Instant MIDDLE = Instant.parse("2026-11-01T00:08:00Z");
    private static final int PAGE = 50;

    @Inject
    Crowd crowd;

    static Stream<SagaFilter> filters() {
        return Stream.of(
                filter(null, null, null, null, null),
                filter(SagaStatus.RUNNING, null, null, null, null),
                filter(SagaStatus.SHIPPED, null, null, null, null),
                filter(SagaStatus.CANCELLED, null, null, null, null),
                filter(null, CancellationReason.OUT_OF_STOCK, null, null, null),
                filter(null, CancellationReason.TIMED_OUT, null, null, null),
                filter(null, CancellationReason.NO_CARRIER, null, null, null),
                filter(null, null, "c-4711", null, null),
                filter(null, null, "nobody", null, null),
                filter(null, null, null, 50L, null),
                filter(null, null, null, 1_000L, null),
                filter(null, null, null, 5_000L, null),
                filter(null, null, null, null, 10L),
                filter(null, null, null, null, 60L),
                filter(null, null, null, 900L, 999L),
                filter(SagaStatus.RUNNING, CancellationReason.TIMED_OUT, "c-7", 0L, 10L),
                filter(SagaStatus.CANCELLED, CancellationReason.OUT_OF_STOCK, null, 1_500L, null),
                filter(SagaStatus.SHIPPED, null, "c-4711", null, 60L),
                new SagaFilter(SagaStatus.CANCELLED, null, null, MIDDLE, MIDDLE.plusSeconds(60), null, 30L));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageIsFoundByAnIndexAndBounded(SagaFilter filter) {
        SagaSearch search = filter.search(null);

        isFoundByIndexes(search.page(), search.pageValues(PAGE), SagaSearch.LOOKED_AT);
        isFoundByIndexes(search.last(), search.lastValues(), SagaSearch.LOOKED_AT);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void theNextPageAlso(SagaFilter filter) {
        SagaSearch search = filter.search(OrderIds.first(MIDDLE));

        isFoundByIndexes(search.page(), search.pageValues(PAGE), SagaSearch.LOOKED_AT);
    }

    @Test
    void whatIsRareIsReadAlone() {
        for (SagaFilter filter : List.of(
                filter(SagaStatus.RUNNING, null, null, null, null),
                filter(null, CancellationReason.TIMED_OUT, null, null, null),
                filter(null, null, "c-4711", null, null),
                filter(null, null, null, 2_000L, null))) {
            SagaSearch search = filter.search(null);
            isFoundByIndexes(search.page(), search.pageValues(PAGE), 2 * PAGE);
        }
    }

    @Test
    void aPageThatIsNotFullGoesOnBehindWhatWasLookedAt() {
        SagaSearch search = filter(null, null, null, null, 10L).search(null);

        int found = crowd.among(connection -> connection
                .preparedQuery(search.page())
                .executeAndAwait(search.pageValues(PAGE))
                .size());
        UUID last = crowd.among(connection -> connection
                .preparedQuery(search.last())
                .executeAndAwait(search.lastValues())
                .iterator()
                .next()
                .getUUID(0));

        assertThat(found).isZero();
        assertThat(last.toString()).endsWith(String.format("%012x", Crowd.SIZE - SagaSearch.LOOKED_AT + 1));
    }

    @Test
    void aTimelineReadsItsEventsAlone() {
        isFoundByIndexes(Statements.TIMELINE, Tuple.of(UUID.randomUUID()), 10);
    }

    @Test
    void whatWasHeardBeforeIsLookedForOnlyAmongTheDaysOfTheOrders() {
        UUID today = OrderIds.first(Instant.now());
        List<JsonObject> plan = crowd.preparedPlan(
                Statements.RECALL, "uuid[], uuid, uuid", "'{%1$s}', '%1$s', '%1$s'".formatted(today));

        assertThat(plan.stream().filter(PlansTest::isOfSagas)).hasSize(1);
        isFoundByIndexes(Statements.RECALL, Tuple.of(new UUID[] {today}, today, today), 0);
    }

    @Test
    void theOverviewReadsOnlyWhatIsUnderWay() {
        int open = Crowd.SIZE / 1000;
        isFoundByIndexes(Statements.UNDER_WAY, Tuple.tuple(), open);
        isFoundByIndexes(Statements.STUCK, Tuple.of(OrderIds.first(Instant.parse("2027-01-01T00:00:00Z"))), open);
        isFoundByIndexes(Statements.RATES, Tuple.of(OffsetDateTime.parse("2026-11-01T00:00:00Z")), 0);
    }

    private void isFoundByIndexes(String sql, Tuple values, int most) {
        for (List<JsonObject> plan : List.of(crowd.plan(sql, values), crowd.genericPlan(sql))) {
            assertThat(plan.stream().filter(PlansTest::isOfSagas))
                    .as("%s", plan.get(0).encodePrettily())
                    .noneMatch(node -> node.getString("Node Type").contains("Seq Scan"))
                    .allMatch(node -> rows(node) <= most);
        }
    }

    private static boolean isOfSagas(JsonObject node) {
        String table = node.getString("Relation Name", "");
        return table.equals("saga") || table.startsWith("saga_event");
    }

    /** That were read, be they taken or not; zero where it was not carried out. */
    private static double rows(JsonObject node) {
        return (node.getDouble("Actual Rows", 0.0) + node.getDouble("Rows Removed by Filter", 0.0))
                * node.getInteger("Actual Loops", 0);
    }

    private static SagaFilter filter(
            SagaStatus status, CancellationReason reason, String customer, Long minDurationMs, Long maxDurationMs) {
        return new SagaFilter(status, reason, customer, null, null, minDurationMs, maxDurationMs);
    }
}
