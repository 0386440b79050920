package dev.quadrille.local.bench.calibration;

import dev.quadrille.local.bench.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CompletableFuture;

/** Requests to a server that reads them and does nothing, both in this process, 64 connections that stay open. */
final class NoOpRequests implements Meter.Workload, AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final Buffer BODY = Buffer.buffer("x".repeat(200));

    private final Vertx serving = EventLoop.open();
    private final Vertx asking = EventLoop.open();
    private final HttpServer server = serving.createHttpServer()
            .requestHandler(NoOpRequests::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    private final HttpClient client =
            asking.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final RequestOptions request = new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(server.actualPort())
            .setURI("/");

    private static void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> request.response().setStatusCode(202).end());
    }

    @Override
    public long runUntil(long deadlineNanos) {
        Round round = new Round(deadlineNanos);
        Context loop = asking.getOrCreateContext();
        loop.runOnContext(start -> round.begin());
        return round.done.join();
    }

    /** All connections until the deadline, on one event loop. */
    private final class Round {
        private final CompletableFuture<Long> done = new CompletableFuture<>();
        private final long deadlineNanos;
        private int open = CONNECTIONS;
        private long answers;

        Round(long deadlineNanos) {
            this.deadlineNanos = deadlineNanos;
        }

        void begin() {
            for (int i = 0; i < CONNECTIONS; i++) {
                send();
            }
        }

        private void send() {
            client.request(request)
                    .compose(connected -> connected.send(BODY))
                    .compose(HttpClientResponse::body)
                    .onSuccess(this::answered)
                    .onFailure(done::completeExceptionally);
        }

        private void answered(Buffer body) {
            answers++;
            if (System.nanoTime() - deadlineNanos < 0) {
                send();
            } else if (--open == 0) {
                done.complete(answers);
            }
        }
    }

    @Override
    public void close() {
        EventLoop.close(asking);
        EventLoop.close(serving);
    }
}
