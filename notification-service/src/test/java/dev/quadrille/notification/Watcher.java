package dev.quadrille.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Someone who watches the sagas live. */
final class Watcher implements WebSocket.Listener {

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    private Watcher() {}

    static Watcher at(URI live) {
        Watcher watcher = new Watcher();
        URI address = URI.create(live.toString().replaceFirst("^http", "ws"));
        watcher.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, watcher)
                .join();
        return watcher;
    }

    /** The code with which the service ended it. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    List<JsonNode> messages() {
        return messages;
    }

    /** What was told of one saga, message by message. */
    List<JsonNode> changesOf(UUID order) {
        return messages.stream().flatMap(message -> of(message, order)).toList();
    }

    /** Speaks, though nobody listens. */
    void says(String text) {
        socket.sendText(text, true).join();
    }

    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** Goes without a word, as a crash would. */
    void vanish() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            messages.add(parse(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String why) {
        closed.complete(code);
        return null;
    }

    private static Stream<JsonNode> of(JsonNode message, UUID order) {
        return StreamSupport.stream(message.get("sagas").spliterator(), false)
                .filter(change -> change.get("orderId").asText().equals(order.toString()));
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new AssertionError(text, damaged);
        }
    }
}
