package dev.quadrille.notification;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the pages of other hosts from listening at {@code /live} with a reader's browser: browsers ask no permission for
 * WebSockets, they only say where the page is from (RFC 6455, 10.2). Programs say nothing, and are not browsers.
 */
@ApplicationScoped
class SameOrigin implements HttpUpgradeCheck {

    private static final int FORBIDDEN = 403;

    private final List<String> others;

    /** @param others further origins whose pages may listen, such as {@code https://console.example.com} */
    SameOrigin(@ConfigProperty(name = "quadrille.allowed-origins") Optional<List<String>> others) {
        this.others = others.orElse(List.of());
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        return isAllowed(request.getHeader("Origin"), request.getHeader("Host"), request.getHeader("X-Forwarded-Host"))
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(FORBIDDEN);
    }

    /** @param front what a gateway was called by; null where none is between */
    boolean isAllowed(String origin, String host, String front) {
        return origin == null || others.contains(origin) || isAt(front == null ? host : front, origin);
    }

    private static boolean isAt(String host, String origin) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }
}
