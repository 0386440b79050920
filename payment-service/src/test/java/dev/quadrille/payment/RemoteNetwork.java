package dev.quadrille.payment;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A card network on the other side of a wire, with books of its own: {@code tok_lost} is charged, but its first answers are
 * lost; {@code tok_held} is charged at once, and answered when it is let go; {@code tok_late} is charged only then.
 */
class RemoteNetwork {

    static final int LOST_ANSWERS = 4;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<UUID, Account> books = new HashMap<>();
    private final Map<UUID, Integer> asked = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean letsGo;
    private int underWay;
    private int mostAtOnce;

    /** How often money moved under a key, and whether it may still. */
    record Account(int taken, int returned, boolean cancelled) {}

    RemoteNetwork() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> handle(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    synchronized Account account(UUID key) {
        return books.getOrDefault(key, new Account(0, 0, false));
    }

    /** How often a charge was asked for. */
    synchronized int asked(UUID key) {
        return asked.getOrDefault(key, 0);
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    synchronized void holdsBack() {
        letsGo = false;
        mostAtOnce = 0;
    }

    synchronized void letsGo() {
        letsGo = true;
        held.forEach(Runnable::run);
        held.clear();
    }

    private synchronized void handle(HttpServerRequest request, Buffer body) {
        mostAtOnce = Math.max(mostAtOnce, ++underWay);
        String path = request.path();
        if (path.endsWith("/cancellation")) {
            cancel(UUID.fromString(path.split("/")[2]));
            answer(request, 204, "");
        } else {
            charge(request, UUID.fromString(request.getHeader("Idempotency-Key")), new JsonObject(body));
        }
    }

    private void charge(HttpServerRequest request, UUID key, JsonObject order) {
        Account was = account(key);
        int times = asked.merge(key, 1, Integer::sum);
        switch (order.getString("token")) {
            case "tok_lost" -> {
                take(key);
                afterwards(request, key, times <= LOST_ANSWERS);
            }
            case "tok_held" -> {
                take(key);
                boolean cancelled = was.cancelled();
                whenLetGo(() -> answer(request, key, cancelled));
            }
            case "tok_late" -> whenLetGo(() -> answer(request, key, !take(key)));
            default -> answer(request, key, !take(key));
        }
    }

    private void whenLetGo(Runnable answer) {
        if (letsGo) {
            answer.run();
        } else {
            held.add(answer);
        }
    }

    private void afterwards(HttpServerRequest request, UUID key, boolean lost) {
        if (lost) {
            underWay--;
            request.connection().close();
        } else {
            answer(request, key, account(key).cancelled());
        }
    }

    /** @return false where the key is closed */
    private boolean take(UUID key) {
        Account was = account(key);
        if (!was.cancelled() && was.taken() == 0) {
            books.put(key, new Account(1, 0, false));
        }
        return !was.cancelled();
    }

    private void cancel(UUID key) {
        Account was = account(key);
        books.put(key, new Account(was.taken(), was.taken(), true));
    }

    private void answer(HttpServerRequest request, UUID key, boolean closed) {
        if (closed) {
            answer(request, 409, "{\"reason\":\"CANCELLED\"}");
        } else {
            answer(request, 200, "{\"reference\":\"net_" + key + "\"}");
        }
    }

    private void answer(HttpServerRequest request, int status, String body) {
        underWay--;
        request.response().setStatusCode(status).end(body);
    }
}
