package dev.quadrille.messaging.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Writes into the log, under {@code dev.quadrille.deeds}, what operators and admins have changed or tried to, so that it can
 * be told afterwards who did it. What customers do stands in their orders.
 */
@ApplicationScoped
class Deeds {

    private static final Logger LOG = Logger.getLogger("dev.quadrille.deeds");
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerResponseFilter
    void note(RoutingContext routing, ContainerRequestContext request, ContainerResponseContext response) {
        if (!LOOKING.contains(request.getMethod()) && routing.user() instanceof QuarkusHttpUser user) {
            note(user.getSecurityIdentity(), request, response.getStatus());
        }
    }

    private static void note(SecurityIdentity who, ContainerRequestContext request, int status) {
        if (!who.isAnonymous() && (who.hasRole(Role.OPERATOR) || who.hasRole(Role.ADMIN))) {
            LOG.infof(
                    "%s: %s %s: %d",
                    onOneLine(who.getPrincipal().getName()),
                    request.getMethod(),
                    request.getUriInfo().getRequestUri().getRawPath(),
                    status);
        }
    }

    /** A name is what a token says: nobody writes a line of his own with it. */
    static String onOneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
