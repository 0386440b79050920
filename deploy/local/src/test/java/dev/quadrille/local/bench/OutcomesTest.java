package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void areAsTheyMustBe() {
        assertThat(new Outcomes(Map.of("SHIPPED", 9L), Map.of("SHIPPED", 9L), 0).surprises())
                .isEmpty();
    }

    @Test
    void surpriseWhenOneEndedForAnotherReason() {
        assertThat(new Outcomes(Map.of("SHIPPED", 9L), Map.of("SHIPPED", 8L, "RUNNING", 1L), 0).surprises())
                .containsExactly("RUNNING: 1 instead of 0", "SHIPPED: 8 instead of 9");
    }

    @Test
    void mayIncludeOrdersWhoseAnswerWasLost() {
        assertThat(new Outcomes(Map.of("SHIPPED", 9L), Map.of("SHIPPED", 10L), 1).surprises())
                .isEmpty();
    }
}
