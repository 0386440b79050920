package dev.quadrille.local.bench.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest {

    private double cpuMillis;
    private int rounds;

    @Test
    void countsOnlyWhatIsDoneAfterTheWarmUp() {
        Probe probe = new Meter(Duration.ofMillis(1), () -> cpuMillis).measure(this::work);
        assertThat(rounds).isEqualTo(2);
        assertThat(probe.cpuMicros()).as("6 ms for 20 operations").isEqualTo(300);
        assertThat(probe.perSecond()).isPositive();
    }

    @Test
    void takesTheMeanOfTwoProbes() {
        assertThat(Probe.mean(new Probe(100, 4), new Probe(200, 8))).isEqualTo(new Probe(150, 6));
    }

    private long work(long deadlineNanos) {
        rounds++;
        cpuMillis += rounds * 3;
        return rounds * 10L;
    }
}
