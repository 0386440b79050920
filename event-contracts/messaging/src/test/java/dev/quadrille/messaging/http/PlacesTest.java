package dev.quadrille.messaging.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places<String> places = new Places<>(2);

    @Test
    void whoeverCameFirstMakesRoom() {
        assertThat(places.take("a")).isEmpty();
        assertThat(places.take("b")).isEmpty();
        assertThat(places.take("c")).contains("a");
        assertThat(places.take("d")).contains("b");
    }

    @Test
    void whoeverHasLeftMakesRoomForAnother() {
        places.take("a");
        places.take("b");
        places.leave("a");
        places.leave("unknown");

        assertThat(places.take("c")).isEmpty();
        assertThat(places.take("d")).contains("b");
    }
}
