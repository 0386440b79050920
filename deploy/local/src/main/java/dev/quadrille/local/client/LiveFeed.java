package dev.quadrille.local.client;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Every change of every saga, as it happens; each replica of notification-service tells of those it has heard of. */
public final class LiveFeed implements AutoCloseable {

    private final CompletableFuture<Void> lost;
    private final List<WebSocket> sockets;

    private LiveFeed(CompletableFuture<Void> lost, List<WebSocket> sockets) {
        this.lost = lost;
        this.sockets = sockets;
    }

    static LiveFeed open(JsonHttp http, List<URI> services, Consumer<SagaChange> listener) {
        CompletableFuture<Void> lost = new CompletableFuture<>();
        List<CompletableFuture<WebSocket>> opening = services.stream()
                .map(service -> http.connect(live(service), new LiveListener(listener, lost)))
                .toList();
        return new LiveFeed(lost, opening.stream().map(CompletableFuture::join).toList());
    }

    private static URI live(URI service) {
        return URI.create(service.toString().replaceFirst("^http", "ws")).resolve("/live");
    }

    /** Completes when a replica ends the feed. */
    public CompletableFuture<Void> lost() {
        return lost;
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
    }
}
