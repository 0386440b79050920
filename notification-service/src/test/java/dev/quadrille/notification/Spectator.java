package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The other end of a connection to the feed: it reads when the test says so, or at once. */
final class Spectator {

    final List<String> letters = new CopyOnWriteArrayList<>();
    final List<Long> arrivals = new CopyOnWriteArrayList<>();
    volatile CloseReason closed;

    private final String id = UUID.randomUUID().toString();
    private final String query;
    private final boolean quick;
    private final Queue<UniEmitter<? super Void>> unread = new ConcurrentLinkedQueue<>();
    private final WebSocketConnection connection =
            proxy(WebSocketConnection.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "id" -> id;
                case "isOpen" -> closed == null;
                case "handshakeRequest" -> request();
                case "sendText" -> take((String) arguments[0]);
                case "close" -> close((CloseReason) arguments[0]);
                default -> throw new AssertionError("the feed called " + method);
            });

    private Spectator(String query, boolean quick) {
        this.query = query;
        this.quick = quick;
    }

    static Spectator quick(LiveFeed feed, String query) {
        return join(feed, new Spectator(query, true), null);
    }

    static Spectator slow(LiveFeed feed) {
        return join(feed, new Spectator(null, false), null);
    }

    /** Reads at once, and may see the sagas of this customer. */
    static Spectator customer(LiveFeed feed, String query, String customer) {
        return join(feed, new Spectator(query, true), customer);
    }

    WebSocketConnection connection() {
        return connection;
    }

    void reads() {
        unread.remove().complete(null);
    }

    void isGone() {
        unread.remove().fail(new IllegalStateException("closed"));
    }

    /** Waits for so many messages. */
    JsonNode letter(int number) {
        soon().until(() -> letters.size() >= number);
        return parse(letters.get(number - 1));
    }

    /** Waits until it has been told of this state of a saga. */
    void untilTold(UUID order, int steps) {
        soon().until(() -> told().stream()
                .anyMatch(saga -> saga.get("orderId").asText().equals(order.toString())
                        && saga.get("steps").size() == steps));
    }

    /** Waits until it has been told that it misses something. */
    void untilToldOfAGap() {
        soon().until(() -> letters.stream().map(Spectator::parse).anyMatch(letter -> letter.has("gap")));
    }

    /** Every state that it has been told of, in this order. */
    List<JsonNode> told() {
        return letters.stream()
                .map(Spectator::parse)
                .flatMap(letter -> letter.get("sagas").findParents("orderId").stream())
                .toList();
    }

    private static Spectator join(LiveFeed feed, Spectator spectator, String customer) {
        feed.join(spectator.connection, customer);
        return spectator;
    }

    private HandshakeRequest request() {
        return proxy(HandshakeRequest.class, (proxy, method, arguments) -> query);
    }

    private Uni<Void> take(String letter) {
        arrivals.add(System.nanoTime());
        letters.add(letter);
        return quick ? Uni.createFrom().voidItem() : Uni.createFrom().<Void>emitter(unread::add);
    }

    private Uni<Void> close(CloseReason reason) {
        closed = reason;
        return Uni.createFrom().voidItem();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new AssertionError(text, damaged);
        }
    }
}
