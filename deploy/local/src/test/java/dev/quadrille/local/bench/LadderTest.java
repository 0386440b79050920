package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Offset<Double> ROUNDING = within(1e-6);

    private final Ladder ladder = new Ladder(100, 0.5, 0.1, 2);

    @Test
    void climbsUntilOneFails() {
        List<Rung> rungs = climb(ladder, 75);
        assertThat(rates(rungs)).containsExactly(new double[] {50.0, 60.0, 70.0, 80.0}, ROUNDING);
        assertThat(sustained(rungs)).isCloseTo(70, ROUNDING);
    }

    @Test
    void climbsDownWhereAlreadyTheFirstFails() {
        List<Rung> rungs = climb(ladder, 25);
        assertThat(rates(rungs)).containsExactly(new double[] {50.0, 40.0, 30.0, 20.0}, ROUNDING);
        assertThat(sustained(rungs)).isCloseTo(20, ROUNDING);
    }

    @Test
    void endsWhereNothingHolds() {
        List<Rung> rungs = climb(ladder, 0);
        assertThat(rates(rungs)).hasSize(5);
        assertThat(Ladder.highest(rungs)).isEmpty();
    }

    @Test
    void endsAtItsTop() {
        List<Rung> rungs = climb(new Ladder(100, 0.6, 0.2, 1), 1_000);
        assertThat(rates(rungs)).containsExactly(new double[] {60.0, 80.0, 100.0}, ROUNDING);
    }

    private static List<Rung> climb(Ladder ladder, double capacity) {
        List<Rung> rungs = new ArrayList<>();
        for (OptionalDouble next = ladder.next(rungs); next.isPresent(); next = ladder.next(rungs)) {
            double rate = next.getAsDouble();
            rungs.add(rate <= capacity ? Rungs.holding(rate) : Rungs.failing(rate));
        }
        return rungs;
    }

    private static double[] rates(List<Rung> rungs) {
        return rungs.stream().mapToDouble(Rung::rate).toArray();
    }

    private static double sustained(List<Rung> rungs) {
        return Ladder.highest(rungs).orElseThrow().rate();
    }
}
