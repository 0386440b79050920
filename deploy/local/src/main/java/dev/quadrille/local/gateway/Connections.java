package dev.quadrille.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.Set;

/** Who is connected. Where there is no room for another, who has asked for nothing for longest makes it. On the event loop. */
final class Connections {

    private static final int REQUEST_TIMEOUT = 408;

    private final int most;
    private final Set<HttpConnection> open = new HashSet<>();
    private final Waiting<HttpConnection> idle;

    Connections(Vertx vertx, Limits limits) {
        this.most = limits.connections();
        this.idle = new Waiting<>(vertx, limits.idle(), HttpConnection::close);
    }

    void opened(HttpConnection connection) {
        connection.closeHandler(closed -> {
            open.remove(connection);
            idle.end(connection);
        });
        open.add(connection);
        idle.begin(connection);
        if (open.size() > most) {
            idle.giveUpTheFirst();
        }
    }

    /** Idle again when it is answered, even if a part of the request never comes; a WebSocket is busy to its end. */
    void asks(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        HttpServerResponse answer = request.response();
        Future<Void> whole = request.end();
        idle.end(connection);
        answer.endHandler(answered -> {
            if (open.contains(connection)) {
                idle.begin(connection);
            }
            if (answer.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
                closeAfter(answer.getStatusCode() == REQUEST_TIMEOUT ? Future.succeededFuture() : whole, connection);
            }
        });
    }

    /** What is on its way is let come, or the answer might be lost. */
    private static void closeAfter(Future<Void> request, HttpConnection connection) {
        request.onComplete(ended -> connection.close());
    }
}
