package dev.quadrille.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long the history of sagas that have ended is kept, and dead letters after they were decided on. */
@ApplicationScoped
class Retention {

    /** In days: an event comes again as long as its topic and the inbox remember it, and is looked for meanwhile. */
    static final int LEAST = 8;

    private final Clock clock;
    private final int days;

    Retention(Clock clock, @ConfigProperty(name = "quadrille.history.days") int days) {
        if (days < LEAST) {
            throw new IllegalArgumentException(
                    "quadrille.history.days is %d: what topics and inboxes still remember must be known; give at least %d"
                            .formatted(days, LEAST));
        }
        this.clock = clock;
        this.days = days;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The first day of which nothing is forgotten. */
    LocalDate firstDay() {
        return today().minusDays(days);
    }

    OffsetDateTime firstMoment() {
        return firstDay().atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
