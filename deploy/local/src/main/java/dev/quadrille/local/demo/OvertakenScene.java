package dev.quadrille.local.demo;

import dev.quadrille.local.client.OrderRequest;
import dev.quadrille.local.client.Payment;
import dev.quadrille.local.client.Saga;
import java.util.ArrayList;
import java.util.List;

/** The cancellation reaches payment-service before the order itself does: the late order must never be charged. */
record OvertakenScene(String name, OrderRequest order, Conversation expected) implements Scene {

    private static final String HELD = "orders.created";

    @Override
    public Performance play(Stage stage) {
        if (!stage.client().hold(HELD)) {
            return Performance.skipped(this, "payment-service holds nothing back: it runs without QUADRILLE_FAULTS=on");
        }
        String orderId;
        try {
            orderId = stage.place(order);
            stage.client().cancel(orderId);
            stage.untilHeard(orderId, "payment.voided");
        } finally {
            stage.client().letGo(HELD);
        }
        return judge(stage, orderId);
    }

    private Performance judge(Stage stage, String orderId) {
        List<String> problems = new ArrayList<>(stateProblems(stage, orderId, "before its order came"));
        Saga saga = stage.untilEnded(orderId);
        // Placed after what was held back was let go: once it has shipped, payment-service hears orders again.
        stage.untilEnded(stage.place(order));
        problems.addAll(stateProblems(stage, orderId, "after its order came"));
        problems.addAll(expected.problemsOf(stage.untilEnded(saga.orderId())));
        return Performance.of(this, saga, problems);
    }

    private static List<String> stateProblems(Stage stage, String orderId, String when) {
        String state = stage.client().payment(orderId).map(Payment::state).orElse("unknown");
        return state.equals("VOIDED") ? List.of() : List.of("the payment is %s %s, not VOIDED".formatted(state, when));
    }
}
