package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 5);

    @Test
    void doublesTheDelayFromAttemptToAttempt() {
        assertThat(longestAfter(1)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(1));
        assertThat(longestAfter(2)).isBetween(Duration.ofMillis(1_800), Duration.ofSeconds(2));
        assertThat(longestAfter(4)).isBetween(Duration.ofMillis(7_200), Duration.ofSeconds(8));
    }

    @Test
    void takesTheLongestDelayOnceNothingMoreIsGivenUp() {
        assertThat(longestAfter(6)).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(60));
        assertThat(longestAfter(1_000)).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(60));
    }

    @Test
    void beginsToCloseSoonAfterTheLastAttempt() {
        assertThat(longestAfter(5)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(1));
        assertThat(backoff.isStuck(backoff.attempt(5))).isFalse();
        assertThat(backoff.isStuck(backoff.attempt(6))).isTrue();
    }

    @Test
    void spreadsWhatFailedTogether() {
        List<Duration> delays = delaysAfter(1);
        assertThat(delays).allMatch(delay -> delay.toMillis() >= 500 && delay.toMillis() <= 1_000);
        assertThat(delays.stream().distinct()).hasSizeGreaterThan(100);
    }

    @Test
    void knowsTheLastAttempt() {
        assertThat(backoff.attempt(4)).isEqualTo(new Attempt(4, false));
        assertThat(backoff.attempt(5)).isEqualTo(new Attempt(5, true));
        assertThat(backoff.attempt(6)).isEqualTo(new Attempt(6, true));
    }

    @Test
    void refusesASettingThatMakesNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), 2, Duration.ofSeconds(1), 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base <= maximum");
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, 0.5, Duration.ZERO, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, 1, Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Duration longestAfter(int attempt) {
        return delaysAfter(attempt).stream().max(Duration::compareTo).orElseThrow();
    }

    private List<Duration> delaysAfter(int attempt) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> backoff.after(backoff.attempt(attempt)))
                .toList();
    }
}
