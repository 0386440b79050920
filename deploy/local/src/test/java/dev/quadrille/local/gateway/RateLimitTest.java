package dev.quadrille.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND / 2); // nanoTime may overflow
    private final RateLimit limit = new RateLimit(10, now::get);

    @Test
    void admitsSoManyAtOnceAndThenSoManyASecond() {
        assertThat(admitted("a", 30)).isEqualTo(10);

        now.addAndGet(SECOND / 2);
        assertThat(admitted("a", 30)).isEqualTo(5);
    }

    @Test
    void savesNoMoreThanASecond() {
        admitted("a", 30);

        now.addAndGet(60 * SECOND);
        assertThat(admitted("a", 30)).isEqualTo(10);
    }

    @Test
    void letsNobodyPayForAnother() {
        admitted("a", 30);

        assertThat(admitted("b", 30)).isEqualTo(10);
    }

    @Test
    void remembersOnlySoManyAddresses() {
        admitted("a", 30);
        IntStream.range(0, 10_000).forEach(other -> limit.admits("other-" + other));

        assertThat(limit.admits("a")).isTrue();
    }

    private long admitted(String address, int requests) {
        return IntStream.range(0, requests)
                .filter(request -> limit.admits(address))
                .count();
    }
}
