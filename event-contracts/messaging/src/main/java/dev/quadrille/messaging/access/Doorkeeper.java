package dev.quadrille.messaging.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Where nobody is asked who they are, everybody has every role: the rules stand in one place, the resources. Elsewhere it
 * tells for how long somebody is known, so that a WebSocket is closed when the token that opened it ends.
 */
@ApplicationScoped
class Doorkeeper implements SecurityIdentityAugmentor {

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
                ? KnownUntil.set(QuarkusSecurityIdentity.builder(identity), token.getExpirationTime())
                        .build()
                : identity;
    }
}
