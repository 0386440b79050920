package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The relay begins where nothing can be left before, not where it has ended. */
class SaidUpToTest {

    private final SaidUpTo saidUpTo = new SaidUpTo();

    @Test
    void beginsAtTheFront() {
        assertThat(saidUpTo.place()).isZero();
    }

    @Test
    void staysWhileATransactionRunsThatMayHaveAnEarlierPlace() {
        saidUpTo.said(10, 100, 103);
        saidUpTo.said(20, 102, 105);

        assertThat(saidUpTo.place()).isZero();
    }

    @Test
    void passesWhatWasSeenOnceWhoeverWroteThenHasEnded() {
        saidUpTo.said(10, 100, 103);
        saidUpTo.said(20, 103, 105);
        assertThat(saidUpTo.place()).isEqualTo(10);

        saidUpTo.said(30, 104, 107);
        assertThat(saidUpTo.place()).isEqualTo(10);

        saidUpTo.said(40, 105, 109);
        assertThat(saidUpTo.place()).isEqualTo(20);
    }

    @Test
    void neverPassesWhatARoundHasNotReached() {
        saidUpTo.said(10, 100, 103);
        saidUpTo.said(7, 103, 105);

        assertThat(saidUpTo.place()).isEqualTo(7);
    }

    @Test
    void neverGoesBack() {
        saidUpTo.said(10, 100, 103);
        saidUpTo.said(20, 103, 105);
        saidUpTo.said(5, 105, 107);

        assertThat(saidUpTo.place()).isEqualTo(10);
    }
}
