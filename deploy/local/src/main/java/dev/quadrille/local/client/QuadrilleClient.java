package dev.quadrille.local.client;

import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What a customer, and a curious engineer, can ask of the four services. */
public final class QuadrilleClient implements AutoCloseable {

    private static final int PAGE = 100;

    private final Addresses addresses;
    private final JsonHttp http;
    private final AtomicInteger turn = new AtomicInteger();

    public QuadrilleClient(Addresses addresses) {
        this.http = new JsonHttp(addresses.token());
        this.addresses = addresses;
    }

    /** Completes with the order's id once the order is accepted. */
    public CompletableFuture<String> place(OrderRequest order) {
        URI replica = addresses
                .order()
                .get(Math.floorMod(turn.getAndIncrement(), addresses.order().size()));
        return http.post(replica.resolve("/orders"), order)
                .thenApply(answer -> answer.expect(HttpURLConnection.HTTP_ACCEPTED)
                        .as(Accepted.class)
                        .orderId());
    }

    /** False when it is too late: the order is confirmed. */
    public boolean cancel(String orderId) {
        Answer answer = http.send("POST", addresses.order().get(0).resolve("/orders/" + orderId + "/cancel"))
                .join();
        return answer.expect(HttpURLConnection.HTTP_ACCEPTED, HttpURLConnection.HTTP_CONFLICT)
                        .status()
                == HttpURLConnection.HTTP_ACCEPTED;
    }

    /** Empty while nothing was heard of the order. */
    public CompletableFuture<Optional<Saga>> saga(String orderId) {
        return http.get(notification("/sagas/" + orderId)).thenApply(answer -> answer.ifFound(Saga.class));
    }

    /** @param after where the page begins; null for the first */
    public SagaPage sagas(String after) {
        String query = after == null ? "" : "&after=" + after;
        return http.get(notification("/sagas?limit=" + PAGE + query))
                .join()
                .expect(HttpURLConnection.HTTP_OK)
                .as(SagaPage.class);
    }

    /** Empty while payment-service knows nothing of the order. */
    public Optional<Payment> payment(String orderId) {
        return http.get(addresses.payment().get(0).resolve("/payments/" + orderId))
                .join()
                .ifFound(Payment.class);
    }

    public void restock(String sku, int quantity) {
        http.post(addresses.inventory().get(0).resolve("/stock/" + sku + "/restocks"), Map.of("quantity", quantity))
                .join()
                .expect(HttpURLConnection.HTTP_CREATED);
    }

    /** Makes payment-service hold a topic back; false when its faults are switched off. */
    public boolean hold(String topic) {
        return setHold("PUT", topic).stream().noneMatch(answer -> answer.status() == HttpURLConnection.HTTP_NOT_FOUND);
    }

    public void letGo(String topic) {
        setHold("DELETE", topic);
    }

    private List<Answer> setHold(String method, String topic) {
        return addresses.payment().stream()
                .map(replica -> http.send(method, replica.resolve("/faults/hold/" + topic))
                        .join())
                .map(answer -> answer.expect(
                        HttpURLConnection.HTTP_OK, HttpURLConnection.HTTP_NO_CONTENT, HttpURLConnection.HTTP_NOT_FOUND))
                .toList();
    }

    public LiveFeed live(Consumer<SagaChange> listener) {
        return LiveFeed.open(http, addresses.notification(), listener);
    }

    private URI notification(String path) {
        return addresses.notification().get(0).resolve(path);
    }

    @Override
    public void close() {
        http.close();
    }

    /** The body of the answer to {@code POST /orders}. */
    private record Accepted(String orderId) {}
}
