package dev.quadrille.messaging.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Where nobody is asked who they are, everybody has every role: the rules stand in one place, the resources. Elsewhere it
 * tells for how long somebody is known, so that a WebSocket is closed when the token that opened it ends.
 */
@ApplicationScoped
class Doorkeeper implements SecurityIdentityAugmentor {

    /** In seconds since the epoch; read by Quarkus when a WebSocket opens. */
    private static final String KNOWN_UNTIL = "quarkus.identity.expire-time";

    private final Access access;

    Doorkeeper(Access access) {
        this.access = access;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(augmented(identity));
    }

    private SecurityIdentity augmented(SecurityIdentity identity) {
        if (access.isOpen()) {
            return QuarkusSecurityIdentity.builder(identity).addRoles(Role.ALL).build();
        }
        return identity.getPrincipal() instanceof JsonWebToken token
                ? QuarkusSecurityIdentity.builder(identity)
                        .addAttribute(KNOWN_UNTIL, end(token))
                        .build()
                : identity;
    }

    /** Within the skew of clocks a token may have ended; a moment it is good for all the same. */
    private static long end(JsonWebToken token) {
        return Math.max(token.getExpirationTime(), Instant.now().getEpochSecond() + 1);
    }
}
