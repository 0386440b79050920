package dev.quadrille.messaging.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;

/**
 * A token that was good a moment ago is not checked again: its signature alone takes about a millisecond (ES256, Java 17), on
 * the event loop. Not beyond its end, and for a minute at most, so that a key that has been replaced is soon not trusted.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTokens extends JWTCallerPrincipalFactory {

    private static final int MOST = 5_000;
    private static final Duration KEEP = Duration.ofMinutes(1);

    private final JWTCallerPrincipalFactory check = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> known;
    private final Clock clock;

    KnownTokens(Clock clock) {
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(KEEP)
                .ticker(() -> clock.millis() * Duration.ofMillis(1).toNanos())
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        JWTCallerPrincipal caller = known.getIfPresent(token);
        if (caller != null && clock.instant().getEpochSecond() < caller.getExpirationTime()) {
            return caller;
        }
        JWTCallerPrincipal checked = check.parse(token, rules);
        known.put(token, checked);
        return checked;
    }
}
