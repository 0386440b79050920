package dev.quadrille.messaging.http;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** The methods that a path does take: a 405 must name them (RFC 9110, 15.5.6), and the framework's does not. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** Of the path of the request in hand. */
    static Set<String> here() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        Set<String> allowed = new TreeSet<>();
        if (request != null) {
            RequestMatch<InitialMatch> match =
                    new RequestMapper<>(request.getDeployment().getClassMappers()).map(request.getPathWithoutPrefix());
            if (match != null) {
                collect(allowed, match);
            }
        }
        return allowed;
    }

    private static void collect(Set<String> allowed, RequestMatch<InitialMatch> resource) {
        String path = resource.remaining.isEmpty() ? "/" : resource.remaining;
        for (ServerRestHandler handler : resource.value.handlers) {
            if (handler instanceof ClassRoutingHandler routes) {
                routes.getMappers().forEach((method, paths) -> {
                    if (method != null && paths.map(path) != null) {
                        allowed.add(method);
                    }
                });
            }
        }
    }
}
