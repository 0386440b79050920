package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "load --orders 5 --target compose, load --orders 5",
        "load --target=compose --orders 5, load --orders 5",
        "dead-letters list --target kind --limit 1, dead-letters list --limit 1",
        "audit --topics, audit --topics",
    })
    void handsOnEverythingButWhereTo(String line, String handedOn) {
        assertThat(Platform.without("--target", List.of(line.split(" ")))).containsExactly(handedOn.split(" "));
    }
}
