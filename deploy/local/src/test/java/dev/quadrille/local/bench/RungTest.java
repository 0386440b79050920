package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RungTest {

    @Test
    void holdsWhenAllCameAndWent() {
        assertThat(Rungs.holding(100).faults()).isEmpty();
        assertThat(Rungs.holding(100).holds()).isTrue();
    }

    @Test
    void failsWhenTheArrivalsWereNotMet() {
        long late = TimeUnit.MILLISECONDS.toNanos(1_500);
        assertThat(Rungs.counting(new Tally.Counts(100, 0, 100, 0, late, null)).faults())
                .containsExactly("an order was sent 1,500 ms after it was due");
    }

    @Test
    void failsWhenAnOrderWasRefused() {
        assertThat(Rungs.counting(new Tally.Counts(98, 2, 98, 0, 0, "503")).faults())
                .containsExactly("2 were refused (503)");
    }

    @Test
    void failsWhenAnOrderDoesNotEnd() {
        assertThat(Rungs.counting(new Tally.Counts(100, 0, 99, 0, 0, null)).faults())
                .containsExactly("1 did not end in time");
    }

    @Test
    void failsWhenAnOrderEndsOtherwiseThanItMust() {
        assertThat(Rungs.counting(new Tally.Counts(100, 0, 100, 3, 0, null)).faults())
                .containsExactly("3 ended otherwise than they must");
    }

    @Test
    void failsWhenAnObserverIsFarBehind() {
        assertThat(Rungs.unheard(7_000).faults()).containsExactly("7,000 records were not heard in time");
    }

    @Test
    void failsWhenTheBacklogGrows() {
        assertThat(Rungs.withBacklog(1_000, 10L, 20L, 100L, 120L, 300L, 320L).faults())
                .containsExactly("the backlog grew from 110 to 310");
    }

    @Test
    void failsWhenMoreThanASecondOfArrivalsIsUnderWayAtTheEnd() {
        assertThat(Rungs.withBacklog(50, 90L, 90L, 90L, 90L, 90L, 90L).faults())
                .containsExactly("90 were under way at the end");
    }

    @Test
    void bearsABacklogThatSwaysALittle() {
        assertThat(Rungs.withBacklog(1_000, 10L, 20L, 30L, 40L, 70L, 80L).holds())
                .isTrue();
    }

    @Test
    void holdsWithoutASingleLookAtTheBacklog() {
        assertThat(Rungs.withBacklog(10).holds()).isTrue();
    }
}
