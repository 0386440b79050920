package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a metric in an expression, what a label, and what neither. */
class PromQlTest {

    @Test
    void findsTheMetricInAQuantile() {
        assertThat(PromQl.series("histogram_quantile(0.95, sum by (le, outcome) "
                        + "(rate(saga_duration_seconds_bucket{outcome!=\"SHIPPED\"}[5m])))"))
                .isEqualTo(Map.of("saga_duration_seconds_bucket", Set.of("le", "outcome")));
    }

    @Test
    void givesEachMetricItsOwnSelectorAndEveryGrouping() {
        assertThat(PromQl.series("sum(rate(a_total{x=\"1\", y=~\"2|3\",}[5m])) by (service) "
                        + "/ on (service) group_left (zone) max without (instance) (b{z!~\".+\"})"))
                .isEqualTo(Map.of(
                        "a_total", Set.of("x", "y", "service", "zone", "instance"),
                        "b", Set.of("z", "service", "zone", "instance")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m == 0",
                "absent(m{job=\"x\"})",
                "max(m) > 1.2e3 and max(m) > 1.2 * max(m offset 10m)",
                "m unless on () vector(1)",
                "m > bool -Inf OR m == NaN",
                "rate(m[$__rate_interval])",
                "rate(m[${window}]) > $limit",
                "max_over_time(rate(m[5m])[1h:30s])",
                "m @ 1609746000",
                "SUM BY(l) (m) > 0x1F",
                "m > .5 # by (x) of y",
                "sum(m) by (l)",
                "count(m{l=\"a, b) by {c}\"})",
                "count(m{l='it is \\'d\\' [5m]'})",
                "count(m{l=`sum(x)`})",
                "-m ^ 2 % 1h"
            })
    void passesOverWhatIsNoMetric(String expression) {
        assertThat(PromQl.series(expression).keySet()).containsExactly("m");
    }

    @Test
    void knowsTheNamesOfRecordedRules() {
        assertThat(PromQl.series("job:m:rate5m / 2").keySet()).containsExactly("job:m:rate5m");
    }

    @Test
    void findsSeveral() {
        assertThat(PromQl.series("a / ignoring (x) b or c{} unless d").keySet()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(PromQl.series("time() - 5 * 60")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{__name__=\"m\"}", "sum({job=\"x\"})", "m{l=\"x\"", "sum by (l"})
    void refusesWhatItCannotRead(String expression) {
        assertThatThrownBy(() -> PromQl.series(expression)).isInstanceOf(IllegalArgumentException.class);
    }
}
