package dev.quadrille.messaging.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Refuses a request of which no resource has heard; what it still sends is not read, and its connection is to be closed. */
final class EarlyProblem {

    private EarlyProblem() {}

    static Future<Void> send(RoutingContext request, int status, String title, String detail) {
        return request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }
}
