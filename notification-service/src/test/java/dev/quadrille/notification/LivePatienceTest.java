package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.BadClient;
import dev.quadrille.messaging.http.Impatient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who watches stays, where no body is waited for that long. */
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(RealDatabase.class)
class LivePatienceTest {

    @Inject
    Scene scene;

    @TestHTTPResource("/")
    URI service;

    @Test
    void aWatcherOutlastsABodyThatBeganLater() {
        Watcher watcher = Watcher.at(service.resolve("/live"));
        try (BadClient slow = BadClient.of(service)) {
            slow.says(BadClient.head("POST /dead-letters/replay", "Content-Length: 1000\r\n"));
            assertThat(slow.hearsToTheEnd()).startsWith("HTTP/1.1 408 ");
        }

        UUID order = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.SHIPPED.of(order)).hasHeardAll();

        soon().until(() -> !watcher.changesOf(order).isEmpty());
        watcher.leave();
    }

    /** Each has its place back when it leaves. */
    @Test
    void watchersComeAndGo() {
        for (int i = 0; i < 2 * Impatient.PLACES; i++) {
            Watcher watcher = Watcher.at(service.resolve("/live"));
            soon().until(() -> !watcher.messages().isEmpty());
            watcher.leave();
        }
    }
}
