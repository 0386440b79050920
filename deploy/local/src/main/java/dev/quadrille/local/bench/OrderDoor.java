package dev.quadrille.local.bench;

import dev.quadrille.local.client.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Where orders are handed in: the replicas of order-service in turn, over connections that stay open. */
final class OrderDoor {

    private static final int CONNECTIONS = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final List<RequestOptions> replicas;
    private final OrderBook book;
    private final OrderBodies bodies = new OrderBodies();
    private int turn;

    OrderDoor(Vertx vertx, Addresses addresses, OrderBook book) {
        this.client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.replicas = addresses.order().stream()
                .map(replica -> request(replica, addresses.token()))
                .toList();
        this.book = book;
    }

    private static RequestOptions request(URI replica, String token) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(replica.getHost())
                .setPort(replica.getPort())
                .setURI("/orders")
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Content-Type", "application/json");
        return token == null ? request : request.putHeader("Authorization", "Bearer " + token);
    }

    /** To be called on the event loop. */
    void place(Arrival arrival) {
        client.request(replicas.get(turn++ % replicas.size()))
                .compose(request -> send(request, arrival))
                .compose(OrderDoor::orderId)
                .onSuccess(orderId -> book.accepted(orderId, arrival))
                .onFailure(failure -> book.refused(arrival, failure.getMessage()));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, Arrival arrival) {
        arrival.tally().sent(System.nanoTime() - arrival.dueNanos());
        return request.send(bodies.of(arrival));
    }

    private static Future<String> orderId(HttpClientResponse answer) {
        if (answer.statusCode() != HttpURLConnection.HTTP_ACCEPTED) {
            return answer.body()
                    .compose(body -> Future.failedFuture(
                            "POST /orders was answered with %d: %s".formatted(answer.statusCode(), body)));
        }
        String location = answer.getHeader("Location");
        return answer.body().map(ignored -> location.substring(location.lastIndexOf('/') + 1));
    }
}
