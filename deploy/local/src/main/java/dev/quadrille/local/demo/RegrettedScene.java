package dev.quadrille.local.demo;

import dev.quadrille.local.client.OrderRequest;
import dev.quadrille.local.client.Saga;

/** An order is placed and cancelled by its customer at once, wherever it is by then. */
record RegrettedScene(String name, OrderRequest order, Conversation expected) implements Scene {

    @Override
    public Performance play(Stage stage) {
        String orderId = stage.place(order);
        if (!stage.client().cancel(orderId)) {
            return Performance.failed(this, "order %s was confirmed before it could be cancelled".formatted(orderId));
        }
        Saga saga = stage.untilEnded(orderId);
        return Performance.of(this, saga, expected.problemsOf(saga));
    }
}
