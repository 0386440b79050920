package dev.quadrille.messaging;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what comes by itself: seen at once when it is there, and given up only when no slow machine explains it. */
public final class Soon {

    private Soon() {}

    public static ConditionFactory soon() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(1));
    }
}
