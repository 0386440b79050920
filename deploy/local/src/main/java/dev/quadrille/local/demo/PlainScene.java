package dev.quadrille.local.demo;

import dev.quadrille.local.client.OrderRequest;
import dev.quadrille.local.client.Saga;

/** An order is placed and left to itself. */
record PlainScene(String name, OrderRequest order, Conversation expected) implements Scene {

    @Override
    public Performance play(Stage stage) {
        Saga saga = stage.untilEnded(stage.place(order));
        return Performance.of(this, saga, expected.problemsOf(saga));
    }
}
