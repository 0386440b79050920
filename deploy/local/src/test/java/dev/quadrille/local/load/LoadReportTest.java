package dev.quadrille.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadReportTest {

    private final List<Journey> journeys = new ArrayList<>();

    @Test
    void takesTheNearestRankAsPercentile() {
        Percentiles hundred = new Percentiles(LongStream.rangeClosed(1, 100).toArray());
        assertThat(List.of(hundred.at(50), hundred.at(95), hundred.at(99), hundred.at(100)))
                .containsExactly(50L, 95L, 99L, 100L);
        assertThat(new Percentiles(7, 3).at(50)).isEqualTo(3);
        assertThat(new Percentiles(7).at(99)).isEqualTo(7);
        assertThat(new Percentiles().at(50)).isZero();
    }

    @Test
    void measuresFromWhenAnOrderWasDueAndFromTheFirstOrderToTheLastEnd() {
        ended(OrderKind.SHIPPED, 1_000, 1_040, "SHIPPED");
        ended(OrderKind.SHIPPED, 1_500, 3_000, "SHIPPED");
        LoadReport report = new LoadReport(journeys);
        assertThat(report.seconds()).isEqualTo(2.0);
        assertThat(report.perSecond()).isEqualTo(1.0);
        assertThat(report.endToEndMillis(50)).isEqualTo(40);
        assertThat(report.endToEndMillis(99)).isEqualTo(1_500);
        assertThat(report.isAsItMust()).isTrue();
    }

    @Test
    void namesWhatDidNotEndWasRefusedOrEndedOtherwise() {
        ended(OrderKind.SHIPPED, 1_000, 1_040, "SHIPPED");
        ended(OrderKind.SOLD_OUT, 1_000, 1_050, "SHIPPED");
        sent(OrderKind.SHIPPED).acceptedAs("stuck");
        sent(OrderKind.DECLINED).refused("POST answered 503");
        journeys.add(new Journey(journeys.size(), OrderKind.SHIPPED));

        LoadReport report = new LoadReport(journeys);
        assertThat(report.missing()).containsExactly("stuck", "number 4, without an answer");
        assertThat(report.refusals()).containsExactly("POST answered 503");
        assertThat(report.surprises()).containsExactly("order 1 ended SHIPPED instead of CANCELLED (OUT_OF_STOCK)");
        assertThat(report.outcomes()).isEqualTo(Map.of("SHIPPED", 2L));
        assertThat(report.expectedOutcomes())
                .isEqualTo(Map.of("SHIPPED", 3L, "CANCELLED (OUT_OF_STOCK)", 1L, "CANCELLED (PAYMENT_DECLINED)", 1L));
        assertThat(report.isAsItMust()).isFalse();
    }

    @Test
    void knowsAnEndThatIsToldBeforeTheAnswer() {
        Journey journey = sent(OrderKind.SHIPPED);
        Journeys all = new Journeys(journeys, done -> {});
        all.ended("early", "SHIPPED", System.nanoTime());
        assertThat(all.done()).isNotDone();
        all.accepted(journey, "early");
        all.ended("early", "SHIPPED", System.nanoTime());
        assertThat(all.done()).isCompleted();
        assertThat(journey.endedAsItMust()).isTrue();
    }

    private Journey sent(OrderKind kind) {
        Journey journey = new Journey(journeys.size(), kind);
        journey.dueAt(TimeUnit.SECONDS.toNanos(1));
        journeys.add(journey);
        return journey;
    }

    private void ended(OrderKind kind, long dueMillis, long endMillis, String outcome) {
        Journey journey = sent(kind);
        journey.acceptedAs("order " + journey.number());
        journey.dueAt(TimeUnit.MILLISECONDS.toNanos(dueMillis));
        journey.ended(outcome, TimeUnit.MILLISECONDS.toNanos(endMillis));
    }
}
