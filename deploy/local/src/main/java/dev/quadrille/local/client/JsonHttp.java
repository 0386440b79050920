package dev.quadrille.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** JSON over HTTP with few threads: what asks must not take the processors from what answers. */
final class JsonHttp implements AutoCloseable {

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String token;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, JsonHttp::daemon);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(threads)
            .build();

    /** @param token null where nobody asks for one */
    JsonHttp(String token) {
        this.token = token;
    }

    CompletableFuture<Answer> get(URI address) {
        return send("GET", address, HttpRequest.BodyPublishers.noBody());
    }

    CompletableFuture<Answer> send(String method, URI address) {
        return send(method, address, HttpRequest.BodyPublishers.noBody());
    }

    CompletableFuture<Answer> post(URI address, Object body) {
        try {
            return send("POST", address, HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body + " cannot be written as JSON", e);
        }
    }

    private CompletableFuture<Answer> send(String method, URI address, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body);
        if (token != null) {
            request.header(AUTHORIZATION, BEARER + token);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) -> {
                    if (failure != null) {
                        throw unreachable(method, address, failure);
                    }
                    return new Answer(method, address, response.statusCode(), response.body());
                });
    }

    CompletableFuture<WebSocket> connect(URI address, WebSocket.Listener listener) {
        WebSocket.Builder socket = client.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (token != null) {
            socket.header(AUTHORIZATION, BEARER + token);
        }
        return socket.buildAsync(address, listener);
    }

    private static UnexpectedAnswer unreachable(String method, URI address, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new UnexpectedAnswer("%s %s got no answer: %s".formatted(method, address, why), cause);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
