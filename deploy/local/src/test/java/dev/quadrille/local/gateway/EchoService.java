package dev.quadrille.local.gateway;

import dev.quadrille.local.bench.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that says what it was asked. */
final class EchoService implements AutoCloseable {

    private final String name;
    private final AtomicInteger requests = new AtomicInteger();
    private final Vertx vertx = EventLoop.open();
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(this::answer)
            .webSocketHandler(this::converse)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    private volatile String forwardedFor;
    private volatile String askedHost;

    EchoService(String name) {
        this.name = name;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    int requests() {
        return requests.get();
    }

    String forwardedFor() {
        return forwardedFor;
    }

    /** What the gateway was called by. */
    String askedHost() {
        return askedHost;
    }

    private void answer(HttpServerRequest request) {
        requests.incrementAndGet();
        forwardedFor = request.getHeader("X-Forwarded-For");
        askedHost = request.getHeader("X-Forwarded-Host");
        String status = Optional.ofNullable(request.getHeader("X-Status")).orElse("200");
        Optional.ofNullable(request.getHeader("X-Location"))
                .ifPresent(place -> request.response().putHeader("Location", place));
        request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(Integer.parseInt(status))
                        .end("%s %s %s %s"
                                .formatted(name, request.method(), request.uri(), body)
                                .trim()));
    }

    private void converse(ServerWebSocket socket) {
        askedHost = socket.headers().get("X-Forwarded-Host");
        socket.textMessageHandler(text -> socket.writeTextMessage(name + " hears " + text + " on " + socket.path()));
    }

    @Override
    public void close() {
        EventLoop.close(vertx);
    }
}
