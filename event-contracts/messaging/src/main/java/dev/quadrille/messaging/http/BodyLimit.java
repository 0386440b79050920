package dev.quadrille.messaging.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A body that announces itself as too large is refused with a problem, before a byte of it is read. */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_QUARKUS_SAYS_NOTHING = 100;
    private static final int CONTENT_TOO_LARGE = 413;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_QUARKUS_SAYS_NOTHING);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > limit) {
            refuse(request, length);
        } else {
            request.next();
        }
    }

    /** What is on its way is let come, or the answer might be lost; {@link BodyPatience} ends that. */
    private void refuse(RoutingContext request, String length) {
        HttpServerRequest tooLarge = request.request();
        String detail = "the body has " + length + " bytes, at most " + limit + " are taken: send less at a time";
        tooLarge.end().onComplete(whole -> tooLarge.connection().close());
        EarlyProblem.send(request, CONTENT_TOO_LARGE, "Request Entity Too Large", detail);
    }
}
