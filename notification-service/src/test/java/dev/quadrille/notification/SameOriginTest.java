package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ASVS 5.0, 4.4.2: the Origin of a WebSocket handshake is among those that are allowed. */
class SameOriginTest {

    private final SameOrigin door = new SameOrigin(Optional.of(List.of("https://console.example.com")));

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8084, 127.0.0.1:8084,",
        "http://LocalHost:8080, localhost:8080,",
        "https://shop.example.com, 10.0.0.7:8084, shop.example.com",
        "https://console.example.com, 127.0.0.1:8084,"
    })
    void letsThePagesOfThisHostListen(String origin, String host, String front) {
        assertThat(door.isAllowed(origin, host, front)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 127.0.0.1:8084,",
        "http://127.0.0.1:9999, 127.0.0.1:8084,",
        "http://127.0.0.1:8084.evil.example, 127.0.0.1:8084,",
        "https://evil.example, 10.0.0.7:8084, shop.example.com",
        "http://console.example.com, 127.0.0.1:8084,",
        "null, 127.0.0.1:8084,",
        "'', 127.0.0.1:8084,",
        "'http://a b', 127.0.0.1:8084,"
    })
    void keepsTheOthersOut(String origin, String host, String front) {
        assertThat(door.isAllowed(origin, host, front)).isFalse();
    }

    @Test
    void doesNotAskPrograms() {
        assertThat(door.isAllowed(null, "127.0.0.1:8084", null)).isTrue();
    }
}
