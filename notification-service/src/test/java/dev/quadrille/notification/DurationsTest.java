package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles are right to three per cent, in little memory, and add up. */
class DurationsTest {

    private final Durations durations = new Durations();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 33, 63, 64, 1_000, 1_023, 1_024, 59_999, 600_000, 134_217_727})
    void tellsOneDurationToThreePerCent(long milliseconds) {
        durations.add(milliseconds);

        assertThat((double) durations.percentile(0.5)).isCloseTo(milliseconds, within(milliseconds / 32.0));
        assertThat(durations.pairs()).hasSize(2);
    }

    @Test
    void tellsEveryMillisecondUpToThirtyTwo() {
        for (long milliseconds = 0; milliseconds < 32; milliseconds++) {
            Durations one = new Durations();
            one.add(milliseconds);
            assertThat(one.percentile(0.99)).isEqualTo(milliseconds);
        }
    }

    @Test
    void tellsPercentilesOfMany() {
        long[] values = new Random(7).longs(10_000, 0, 50_000).toArray();
        LongStream.of(values).forEach(durations::add);
        long[] sorted = LongStream.of(values).sorted().toArray();

        for (double share : new double[] {0.5, 0.95, 0.99, 1}) {
            long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
            assertThat((double) durations.percentile(share)).isCloseTo(exact, within(exact / 32.0));
        }
        assertThat(durations.total()).isEqualTo(10_000);
    }

    @Test
    void keepsWhatIsBeyondItsEnds() {
        durations.add(-5);
        durations.add(Long.MAX_VALUE);

        assertThat(durations.percentile(0.5)).isZero();
        assertThat(durations.percentile(1)).isGreaterThan(130_000_000);
    }

    @Test
    void hasNoPercentileWhereThereIsNothing() {
        assertThat(durations.percentile(0.5)).isNull();
        assertThat(durations.pairs()).isEmpty();
    }

    @Test
    void isTheSameAgainFromItsPairsAndAddsUp() {
        LongStream.of(3, 3, 40, 700).forEach(durations::add);
        Durations both = new Durations();
        both.add(durations.pairs());
        both.add(durations.pairs());

        assertThat(both.total()).isEqualTo(8);
        assertThat(both.percentile(0.5)).isEqualTo(durations.percentile(0.5));
        assertThat(both.percentile(1)).isEqualTo(durations.percentile(1));
    }
}
