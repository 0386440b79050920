package dev.quadrille.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration that would cancel every order does not start. */
class TimeToConfirmTest {

    @Test
    void countsFromTheTimeOfTheOrder() {
        assertThat(new TimeToConfirm(Duration.ofMinutes(5)).from(Desk.NOW)).isEqualTo(Desk.NOW.plusSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void mustBeSomeTime(String time) {
        assertThatThrownBy(() -> new TimeToConfirm(Duration.parse(time)))
                .hasMessage("quadrille.order.deadline is " + time
                        + ", so every order would be cancelled: give a time like PT5M");
    }
}
