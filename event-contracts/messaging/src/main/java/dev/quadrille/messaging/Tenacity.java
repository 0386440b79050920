package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** For work that is lost where it is given up: it is tried again, further and further apart, until it is done. */
final class Tenacity {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Tenacity() {}

    /** @param onFailure hears why each attempt failed */
    static Uni<Void> untilDone(Supplier<Uni<? extends Void>> work, Consumer<Throwable> onFailure) {
        return Uni.createFrom()
                .deferred(work)
                .onFailure()
                .invoke(onFailure)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
