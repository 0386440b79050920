package dev.quadrille.local.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What an operator can ask of notification-service about sagas, and have computed again. */
public final class SagaClient implements AutoCloseable {

    private final Addresses addresses;
    private final URI notification;
    private final JsonHttp http;

    public SagaClient(Addresses addresses) {
        this.http = new JsonHttp(addresses.token());
        this.addresses = addresses;
        this.notification = addresses.notification().get(0);
    }

    /** The JSON about one saga, as it came; throws {@link UnexpectedAnswer} where nothing was heard of the order. */
    public String story(String orderId) {
        return http.get(notification.resolve("/sagas/" + orderId))
                .join()
                .accepted()
                .text();
    }

    /** What each service tried in vain for it; nothing of one that does not answer. */
    public List<FailedAttempt> attempts(String orderId) {
        List<CompletableFuture<List<FailedAttempt>>> answers = new ArrayList<>();
        addresses
                .byService()
                .forEach((service, address) -> answers.add(http.get(address.resolve("/status/orders/" + orderId))
                        .thenApply(answer -> answer.accepted()
                                .as(FailedAttempt.Answered.class)
                                .of(service))
                        .exceptionally(away -> List.of())));
        return answers.stream().flatMap(answer -> answer.join().stream()).toList();
    }

    /** Throws {@link UnexpectedAnswer} where a rebuild is under way already. */
    public Rebuild rebuild(Map<String, Object> form) {
        return http.post(notification.resolve("/sagas/rebuild"), form)
                .join()
                .accepted()
                .as(Rebuild.class);
    }

    /** How far the latest has come. */
    public Rebuild rebuild() {
        return http.get(notification.resolve("/sagas/rebuild"))
                .join()
                .accepted()
                .as(Rebuild.class);
    }

    @Override
    public void close() {
        http.close();
    }
}
