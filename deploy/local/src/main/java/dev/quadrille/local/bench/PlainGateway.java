package dev.quadrille.local.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A payment network of this process that answers payment-service over HTTP, at once and as the token says. */
public final class PlainGateway implements AutoCloseable {

    private static final String CHARGES = "/charges";
    private static final String CANCELLATION = "/cancellation";

    private final Vertx vertx = EventLoop.open();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        if (path.equals(CHARGES)) {
            request.body().onSuccess(order -> charge(request, order));
        } else if (path.startsWith(CHARGES) && path.endsWith(CANCELLATION)) {
            cancelled.add(path.substring(CHARGES.length() + 1, path.length() - CANCELLATION.length()));
            request.response().setStatusCode(204).end();
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    /** The same key gets the same answer, as long as it is not cancelled. */
    private void charge(HttpServerRequest request, Buffer order) {
        String key = request.getHeader("Idempotency-Key");
        String said = order.toString();
        if (cancelled.contains(key)) {
            say(request, 409, "{\"reason\": \"CANCELLED\"}");
        } else if (said.contains("\"tok_ok\"")) {
            say(request, 201, "{\"reference\": \"plain-" + key + "\"}");
        } else if (said.contains("\"tok_insufficient_funds\"")) {
            say(request, 402, "{\"reason\": \"INSUFFICIENT_FUNDS\"}");
        } else {
            say(request, 402, "{\"reason\": \"DECLINED\"}");
        }
    }

    private static void say(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    @Override
    public void close() {
        EventLoop.close(vertx);
    }
}
