package dev.quadrille.local.client;

import java.util.List;

/** One page of {@code GET /sagas}; {@code next} is where the following one begins, null on the last. */
public record SagaPage(List<Entry> sagas, String next) {

    /** As much of a saga as a list shows. */
    public record Entry(String orderId, SagaStatus status, String reason) {

        public String outcome() {
            return Outcome.of(status, reason);
        }
    }
}
