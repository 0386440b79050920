package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MS = 1_000_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5 * MS); // nanoTime may overflow
    private final Pace pace = new Pace(2, Duration.ofMillis(30), now::get);

    @Test
    void beginsAtOnce() {
        assertThat(pace.rest()).isZero();
    }

    @Test
    void restsTwiceAsLongAsABatchTookThatHadWaited() {
        batch(20, true, 7 * MS);

        assertThat(pace.rest()).isEqualTo(14 * MS);

        now.addAndGet(10 * MS);
        assertThat(pace.rest()).isEqualTo(4 * MS);

        now.addAndGet(10 * MS);
        assertThat(pace.rest()).isZero();
    }

    @Test
    void neverRestsForLong() {
        batch(20, true, 900 * MS);

        assertThat(pace.rest()).isEqualTo(30 * MS);
    }

    @Test
    void doesNotRestWhereNothingHadWaited() {
        batch(20, false, 7 * MS);

        assertThat(pace.rest()).isZero();
    }

    @Test
    void doesNotRestWhereThereIsPlenty() {
        batch(250, true, 7 * MS);

        assertThat(pace.rest()).isZero();
    }

    @Test
    void forgetsTheRestOfTheBatchBefore() {
        batch(20, true, 7 * MS);
        batch(20, false, 7 * MS);

        assertThat(pace.rest()).isZero();
    }

    private void batch(int records, boolean waiting, long nanos) {
        pace.begins(records, waiting);
        now.addAndGet(nanos);
        pace.ends();
    }
}
