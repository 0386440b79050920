package dev.quadrille.local.client;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The live feed of one replica, and its end. */
record LiveLine(WebSocket socket, CompletableFuture<Void> end) {

    private static final Duration PATIENCE_TO_PART = Duration.ofSeconds(2);

    static CompletableFuture<LiveLine> open(JsonHttp http, URI service, Consumer<SagaChange> listener) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        URI address = URI.create(service.toString().replaceFirst("^http", "ws")).resolve("/live");
        return http.connect(address, new LiveListener(listener, end)).thenApply(socket -> new LiveLine(socket, end));
    }

    /** With a word of farewell: a service whose listener just vanishes reports an error. */
    CompletableFuture<Void> part() {
        return socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .thenCompose(sent -> end)
                .completeOnTimeout(null, PATIENCE_TO_PART.toMillis(), TimeUnit.MILLISECONDS)
                .handle((parted, failure) -> {
                    socket.abort();
                    return null;
                });
    }
}
