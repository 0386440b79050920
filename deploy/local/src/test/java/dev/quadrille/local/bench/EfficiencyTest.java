package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.bench.calibration.Calibration;
import dev.quadrille.local.bench.calibration.Probe;
import org.junit.jupiter.api.Test;

class EfficiencyTest {

    /** 100 µs a request, 10 a record produced, 5 one consumed, 20 a row; 1,000 fsyncs/s. */
    static final Calibration MACHINE = new Calibration(
            new Probe(1_000, 500),
            new Probe(50_000, 20),
            new Probe(100_000, 10),
            new Probe(200_000, 5),
            new Probe(1_000, 50),
            1,
            new Probe(20_000, 100));

    @Test
    void isLimitedByTheProcessorsWhereTheDiskIsFast() {
        // 1 × 100 + 6 × 10 + 12 × 5 + 40 × 20 = 1,020 µs
        Efficiency efficiency = Efficiency.of(490, 2, Rungs.WORK, MACHINE);
        assertThat(efficiency.cpuLimit()).isEqualTo(2_000_000 / 1_020.0);
        assertThat(efficiency.ioLimit()).isEqualTo(500);
        assertThat(efficiency.eta()).isEqualTo(0.98);
    }

    @Test
    void countsHowManyCommitsShareAnFsync() {
        assertThat(Efficiency.commitsPerFsync(Rungs.WORK)).isEqualTo(5);
    }

    @Test
    void isNothingWhereNothingHeld() {
        assertThat(Efficiency.of(0, 2, Rungs.WORK, MACHINE).eta()).isZero();
    }
}
