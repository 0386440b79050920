package dev.quadrille.notification.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this service is called at the gateway's address it is called here, too: the console works without the gateway. */
@ApplicationScoped
class FrontPath {

    private static final Pattern FORM = Pattern.compile("/api"
            + "(?:(/(?:sagas|dead-letters|notifications|contracts)(?:/.*)?)"
            + "|/notification-service(/(?:status|faults)(?:/.*)?))");
    private static final int AFTER_THE_BODY_LIMIT = 90;

    void install(@Observes Filters filters) {
        filters.register(FrontPath::lead, AFTER_THE_BODY_LIMIT);
    }

    private static void lead(RoutingContext request) {
        Matcher path = FORM.matcher(request.normalizedPath());
        if (path.matches()) {
            request.queryParams(); // kept with the request: the other path comes without them
            request.reroute(path.group(1) == null ? path.group(2) : path.group(1));
        } else {
            request.next();
        }
    }
}
