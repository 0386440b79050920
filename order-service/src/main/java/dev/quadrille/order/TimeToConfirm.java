package dev.quadrille.order;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long an order that is placed now may wait for its confirmation. */
@Startup
@ApplicationScoped
class TimeToConfirm {

    private final Duration time;

    TimeToConfirm(@ConfigProperty(name = "quadrille.order.deadline", defaultValue = "PT5M") Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("quadrille.order.deadline is " + time
                    + ", so every order would be cancelled: give a time like PT5M");
        }
        this.time = time;
    }

    Instant from(Instant placedAt) {
        return placedAt.plus(time);
    }
}
