package dev.quadrille.local.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whom the tokens speak for that are shown again and again: each is checked once, and one that is not valid speaks for nobody. */
final class Subjects {

    private static final int MOST = 2_000;

    private final TokenCheck tokens;
    private final Clock clock;
    private final Map<String, Known> known = new Recent<>(MOST);

    Subjects(TokenCheck tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param until when that ends */
    record Known(Optional<String> subject, Instant until) {}

    /** @param authorization the header; null where there is none */
    synchronized Optional<String> of(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        known.computeIfPresent(authorization, (shown, last) -> now.isBefore(last.until()) ? last : null);
        return known.computeIfAbsent(authorization, shown -> tokens.speaksFor(shown, now))
                .subject();
    }
}
