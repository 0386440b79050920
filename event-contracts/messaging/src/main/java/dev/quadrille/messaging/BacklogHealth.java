package dev.quadrille.messaging;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A warning, not an illness: what is said waits too long, or a compensation is stuck. Nothing is lost meanwhile. */
@Wellness
@ApplicationScoped
class BacklogHealth implements HealthCheck {

    private final Backlog backlog;
    private final Duration oldest;

    BacklogHealth(Backlog backlog, @ConfigProperty(name = "quadrille.outbox.warn-after") Duration oldest) {
        this.backlog = backlog;
        this.oldest = oldest;
    }

    @Override
    public HealthCheckResponse call() {
        Backlog.Reading reading = backlog.last();
        return HealthCheckResponse.named("backlog")
                .status(reading.oldestSeconds() <= oldest.toSeconds() && reading.stuck() == 0)
                .withData("outbox pending", reading.pending())
                .withData("outbox oldest, seconds", Math.round(reading.oldestSeconds()))
                .withData("parked", reading.parked())
                .withData("stuck", reading.stuck())
                .build();
    }
}
