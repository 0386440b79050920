package dev.quadrille.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the consumer gets on. It is alive while it has nothing to do, and while it tries again what the database
 * refuses; it is not when a batch is under way and no attempt at it comes to an end.
 */
@Liveness
@Default
@ApplicationScoped
class Progress implements HealthCheck {

    private final Clock clock;
    private final Duration patience;
    private volatile Instant began;
    private volatile Instant attempted = Instant.MIN;

    Progress(Clock clock, @ConfigProperty(name = "quadrille.liveness.patience") Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    void begins() {
        began = clock.instant();
    }

    /** An attempt at some batch has come to an end, however it ended. */
    void attempted() {
        attempted = clock.instant();
    }

    void ends() {
        began = null;
    }

    @Override
    public HealthCheckResponse call() {
        Instant since = began;
        Instant moved = since == null || attempted.isAfter(since) ? attempted : since;
        return HealthCheckResponse.named("consumer makes progress")
                .status(since == null || moved.plus(patience).isAfter(clock.instant()))
                .withData("batch under way since", since == null ? "none is" : since.toString())
                .build();
    }
}
