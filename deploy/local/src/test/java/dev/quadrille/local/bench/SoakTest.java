package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTest {

    private static final double KIB = 1_024;

    static Soak steady() {
        return soak(Rungs.costing(60, 2, 500), Rungs.costing(60, 2, 500), Rungs.costing(60, 2, 500));
    }

    static Soak drifting() {
        return soak(Rungs.costing(60, 2, 500), Rungs.costing(60, 2, 600), Rungs.costing(60, 2, 700));
    }

    @Test
    void holdsWhereNothingGrowsButWhatIsStored() {
        assertThat(steady().holds()).isTrue();
        assertThat(drift(steady(), "stored, KiB/order").last()).isEqualTo(5);
    }

    @Test
    void holdsTheLastThirdAgainstTheFirst() {
        Soak soak = soak(
                Rungs.costing(60, 2, 500),
                Rungs.costing(80, 2, 500),
                Rungs.costing(900, 9, 900),
                Rungs.costing(900, 9, 900),
                Rungs.costing(70, 2.1, 510),
                Rungs.costing(90, 2.1, 510));

        assertThat(soak.holds()).isTrue();
        assertThat(drift(soak, "p99, ms")).isEqualTo(new Soak.Drift("p99, ms", 70, 80, 1.25));
    }

    @Test
    void namesWhatDrifts() {
        assertThat(drifting().drifts())
                .filteredOn(drift -> !drift.holds())
                .extracting(Soak.Drift::what)
                .containsExactly("memory, MiB");
        assertThat(drift(soak(Rungs.costing(60, 2, 5), Rungs.costing(60, 2, 5), Rungs.costing(76, 2.3, 5)), "p99, ms"))
                .matches(drift -> !drift.holds());
    }

    @Test
    void doesNotHoldWhereAMinuteDoesNot() {
        assertThat(soak(Rungs.holding(100), Rungs.failing(100), Rungs.holding(100))
                        .holds())
                .isFalse();
    }

    @Test
    void namesOrdersThatCostMoreAndMoreDisk() {
        Soak soak = new Soak(
                new Storage(0, 0, 0),
                List.of(
                        new Soak.Minute(Rungs.holding(100), new Storage(500 * KIB, 1_000, 10)),
                        new Soak.Minute(Rungs.holding(100), new Storage(1_000 * KIB, 2_000, 20)),
                        new Soak.Minute(Rungs.holding(100), new Storage(1_600 * KIB, 3_000, 90))));

        assertThat(drift(soak, "stored, KiB/order")).isEqualTo(new Soak.Drift("stored, KiB/order", 5, 6, 1.1));
        assertThat(drift(soak, "dead rows for 100 live ones"))
                .isEqualTo(new Soak.Drift("dead rows for 100 live ones", 1, 3, 1.1));
        assertThat(soak.holds()).isFalse();
    }

    private static Soak soak(Rung... rungs) {
        List<Soak.Minute> minutes = new ArrayList<>();
        for (Rung rung : rungs) {
            double n = minutes.size() + 1;
            minutes.add(new Soak.Minute(rung, new Storage(n * 500 * KIB, n * 1_000, n * 10)));
        }
        return new Soak(new Storage(0, 0, 0), minutes);
    }

    private static Soak.Drift drift(Soak soak, String what) {
        return soak.drifts().stream()
                .filter(drift -> drift.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
