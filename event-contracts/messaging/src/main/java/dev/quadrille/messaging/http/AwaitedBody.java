package dev.quadrille.messaging.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** A body of which a part has not come yet. */
final class AwaitedBody {

    private static final int REQUEST_TIMEOUT = 408;

    private final RoutingContext request;
    private final Context context;

    AwaitedBody(RoutingContext request) {
        this.request = request;
        this.context = request.vertx().getOrCreateContext();
    }

    /** Answers so where nothing was answered yet, and closes the connection; from any thread. */
    void giveUp() {
        context.runOnContext(now -> {
            HttpServerRequest late = request.request();
            if (request.response().headWritten()) {
                late.connection().close();
            } else if (!late.isEnded()) {
                EarlyProblem.send(
                                request,
                                REQUEST_TIMEOUT,
                                "Request Timeout",
                                "the body did not come in time: send it as one, and at once")
                        .onComplete(sent -> late.connection().close());
            }
        });
    }
}
