package dev.quadrille.messaging.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** No body is waited for without end; and where more are waited for than there is memory for, the first of them goes. */
@ApplicationScoped
class BodyPatience {

    private static final int BEFORE_ANYTHING_IS_REFUSED = 1_000;

    private final Duration patience;
    private final Places<AwaitedBody> awaited;

    BodyPatience(
            @ConfigProperty(name = "quadrille.http.body.patience", defaultValue = "PT30S") Duration patience,
            @ConfigProperty(name = "quadrille.http.body.awaited", defaultValue = "500") int most) {
        this.patience = patience;
        this.awaited = new Places<>(most);
    }

    void install(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ANYTHING_IS_REFUSED);
    }

    private void watch(RoutingContext request) {
        HttpServerRequest body = request.request();
        if (hasBody(body) && !body.isEnded()) {
            Vertx vertx = request.vertx();
            AwaitedBody late = new AwaitedBody(request);
            long timer = vertx.setTimer(patience.toMillis(), now -> late.giveUp());
            awaited.take(late).ifPresent(AwaitedBody::giveUp);
            body.end().onComplete(whole -> {
                vertx.cancelTimer(timer);
                awaited.leave(late);
            });
        }
        request.next();
    }

    /** Nobody waits for the end of a request that is nothing but a head, so it may be late. */
    private static boolean hasBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
