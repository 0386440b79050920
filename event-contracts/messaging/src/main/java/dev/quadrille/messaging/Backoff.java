package dev.quadrille.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often a failed event is tried again, and how far apart: exponentially, so that what is ill can recover, and with
 * jitter, so that what failed together does not come back together.
 */
@ApplicationScoped
class Backoff {

    private final Duration base;
    private final double factor;
    private final Duration maximum;
    private final int attempts;

    Backoff(
            @ConfigProperty(name = "quadrille.retry.base") Duration base,
            @ConfigProperty(name = "quadrille.retry.factor") double factor,
            @ConfigProperty(name = "quadrille.retry.maximum") Duration maximum,
            @ConfigProperty(name = "quadrille.retry.attempts") int attempts) {
        if (base.isNegative() || maximum.compareTo(base) < 0 || factor < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "quadrille.retry: base %s, maximum %s, factor %s, attempts %d; needed: 0 <= base <= maximum, factor and attempts at least 1"
                            .formatted(base, maximum, factor, attempts));
        }
        this.base = base;
        this.factor = factor;
        this.maximum = maximum;
        this.attempts = attempts;
    }

    /** The most attempts of what may be given up; what may not is stuck from then on. */
    int attempts() {
        return attempts;
    }

    Attempt attempt(int number) {
        return new Attempt(number, number >= attempts);
    }

    /** Whether the attempt was one more than those after which others are given up. */
    boolean isStuck(Attempt attempt) {
        return attempt.number() > attempts;
    }

    /**
     * @return how long to wait after this attempt, between half and all of its delay. After the last one it is short
     *     again, for what is not given up begins to close now, and then the longest of all.
     */
    Duration after(Attempt attempt) {
        int step = attempt.number() == attempts ? 0 : attempt.number() - 1;
        double delay = isStuck(attempt)
                ? maximum.toMillis()
                : Math.min(maximum.toMillis(), base.toMillis() * Math.pow(factor, step));
        return Duration.ofMillis(Math.round(delay * ThreadLocalRandom.current().nextDouble(0.5, 1)));
    }
}
