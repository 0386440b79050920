package dev.quadrille.local.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Every change of every saga, as it happens. Each replica of notification-service tells of it, so much comes more than once; but
 * one that has just come knows nothing of the others yet.
 */
public final class LiveFeed implements AutoCloseable {

    private final List<LiveLine> lines;

    private LiveFeed(List<LiveLine> lines) {
        this.lines = lines;
    }

    static LiveFeed open(JsonHttp http, List<URI> services, Consumer<SagaChange> listener) {
        List<CompletableFuture<LiveLine>> opening = services.stream()
                .map(service -> LiveLine.open(http, service, listener))
                .toList();
        return new LiveFeed(opening.stream().map(CompletableFuture::join).toList());
    }

    /** Completes when one of the replicas ends the feed. */
    public CompletableFuture<Object> lost() {
        return CompletableFuture.anyOf(lines.stream().map(LiveLine::end).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void close() {
        lines.stream().map(LiveLine::part).toList().forEach(CompletableFuture::join);
    }
}
