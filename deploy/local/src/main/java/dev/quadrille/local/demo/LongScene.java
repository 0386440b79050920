package dev.quadrille.local.demo;

import dev.quadrille.local.client.OrderRequest;
import dev.quadrille.local.client.Saga;

/** An order that takes its time: it is placed when the demo begins, and looked at when its turn comes. */
final class LongScene implements Scene {

    private final String name;
    private final OrderRequest order;
    private final Conversation expected;
    private String orderId;

    LongScene(String name, OrderRequest order, Conversation expected) {
        this.name = name;
        this.order = order;
        this.expected = expected;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void begin(Stage stage) {
        orderId = stage.place(order);
    }

    @Override
    public Performance play(Stage stage) {
        Saga saga = stage.untilEnded(orderId);
        return Performance.of(this, saga, expected.problemsOf(saga));
    }
}
