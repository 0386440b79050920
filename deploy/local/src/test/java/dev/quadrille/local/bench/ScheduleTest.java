package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void fixesEachTimeBeforeTheFirstOrder() {
        Schedule schedule = Schedule.of(1_000, 4, Duration.ofSeconds(2));
        assertThat(schedule.orders()).isEqualTo(8);
        assertThat(schedule.dueNanos(0)).isEqualTo(1_000);
        assertThat(schedule.dueNanos(1)).isEqualTo(250_001_000);
        assertThat(schedule.dueNanos(7)).isEqualTo(1_750_001_000);
    }

    @Test
    void doesNotDriftOverManyOrders() {
        Schedule schedule = Schedule.of(0, 300, Duration.ofMinutes(10));
        assertThat(schedule.dueNanos(180_000)).isEqualTo(Duration.ofMinutes(10).toNanos());
    }

    @Test
    void hasAnOrderHoweverSlowItIs() {
        assertThat(Schedule.of(0, 0.01, Duration.ofSeconds(1)).orders()).isOne();
    }
}
