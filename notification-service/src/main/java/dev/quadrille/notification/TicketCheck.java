package dev.quadrille.notification;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Whoever comes to {@code /live} with a ticket is the one to whom it was issued. */
@ApplicationScoped
class TicketCheck implements HttpAuthenticationMechanism {

    private final LiveTickets tickets;

    TicketCheck(LiveTickets tickets) {
        this.tickets = tickets;
    }

    /** One that cannot be looked up opens nothing; who then asks for another is told why. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager others) {
        String ticket = LiveSocket.PATH.equals(request.normalizedPath())
                ? request.request().getParam("ticket")
                : null;
        return ticket == null
                ? Uni.createFrom().nullItem()
                : tickets.redeem(ticket)
                        .onFailure()
                        .transform(AuthenticationFailedException::new)
                        .onItem()
                        .ifNull()
                        .failWith(AuthenticationFailedException::new);
    }

    /** What is missing is said by those who know tokens. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    /** No other provider is needed: a ticket is looked up here. */
    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before a token is looked for. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
