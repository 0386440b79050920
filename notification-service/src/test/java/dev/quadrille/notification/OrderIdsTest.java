package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order's id tells when the order was placed. */
class OrderIdsTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123Z");

    @Test
    void areInTheRangeOfTheirMillisecond() {
        UUID order = UuidCreator.getTimeOrderedEpoch(NOON);

        assertThat(order.toString()).isGreaterThan(OrderIds.first(NOON).toString());
        assertThat(order.toString())
                .isLessThan(OrderIds.first(NOON.plusMillis(1)).toString());
    }

    @Test
    void tellTheMillisecond() {
        assertThat(OrderIds.placed(UuidCreator.getTimeOrderedEpoch(NOON))).isEqualTo(NOON);
    }
}
