package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SteadinessTest {

    @Test
    void isReachedWhenTwentySecondsWereAsFastAsTheTwentyBefore() {
        Steadiness even = new Steadiness(everySecond(41, 100));
        assertThat(even.isSteady()).isTrue();
        assertThat(even.perSecond()).isEqualTo(100);
    }

    @Test
    void isNotReachedWhileItBecomesFaster() {
        List<Long> faster =
                LongStream.range(0, 60).map(second -> second * second).boxed().toList();
        assertThat(new Steadiness(faster).isSteady()).isFalse();
    }

    @Test
    void needsFortySeconds() {
        assertThat(new Steadiness(everySecond(40, 100)).isSteady()).isFalse();
        assertThat(new Steadiness(List.of(0L)).perSecond()).isZero();
    }

    private static List<Long> everySecond(int looks, long rate) {
        return LongStream.range(0, looks).map(second -> second * rate).boxed().toList();
    }
}
