package dev.quadrille.messaging;

import dev.quadrille.messaging.Intake.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps a service from promising more while what it has to say waits too long, judged by the last look at the outbox. */
@ApplicationScoped
public class OutboxBound {

    private static final int RETRY_AFTER_S = 5;

    private final Backlog backlog;
    private final long most;
    private final Duration longest;

    OutboxBound(
            Backlog backlog,
            @ConfigProperty(name = "quadrille.outbox.max-pending") long most,
            @ConfigProperty(name = "quadrille.outbox.max-age") Duration longest) {
        this.backlog = backlog;
        this.most = most;
        this.longest = longest;
    }

    /** @return what the promise becomes; a failure of {@link Unavailable}, without asking for it, beyond the bound */
    public <T> Uni<T> within(Supplier<Uni<T>> promise) {
        Backlog.Reading reading = backlog.last();
        boolean full = reading.pending() > most || reading.oldestSeconds() > longest.toSeconds();
        return full ? Uni.createFrom().failure(refusal(reading)) : promise.get();
    }

    private static Unavailable refusal(Backlog.Reading reading) {
        return new Unavailable(
                "%d messages wait to be said, the oldest for %d s: nothing more is promised until they are; try again in %d s"
                        .formatted(reading.pending(), (long) reading.oldestSeconds(), RETRY_AFTER_S),
                RETRY_AFTER_S,
                null);
    }
}
