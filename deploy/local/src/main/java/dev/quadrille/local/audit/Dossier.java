package dev.quadrille.local.audit;

import dev.quadrille.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that the four databases hold of one order. What is not there is null; the two folds are there always, and may be
 * empty.
 *
 * @param stream order-service's stream, folded
 * @param history notification-service's events, folded
 * @param forgotten whether notification-service keeps its events no more, since it ended long ago
 */
record Dossier(
        UUID order,
        OrderFold stream,
        View view,
        SagaFold history,
        boolean forgotten,
        Saga saga,
        Payment payment,
        Charge charge,
        Reservation reservation) {

    /** order-service's row for its queries. @param lines a JSON array */
    record View(String status, String reason, Money total, String lines, int version) {
        boolean hasEnded() {
            return status.equals("SHIPPED") || status.equals("CANCELLED");
        }
    }

    /** notification-service's row. @param endedAt null until it has ended */
    record Saga(String status, String reason, List<String> steps, List<String> requested, Instant endedAt) {
        boolean hasEnded() {
            return !status.equals("RUNNING");
        }
    }

    /** payment-service's row. @param amount null where the cancellation came first */
    record Payment(String state, Money amount, String reference, int version) {
        boolean wasCharged() {
            return state.equals("CHARGED") || state.equals("REFUNDED");
        }

        boolean wasRefunded() {
            return state.equals("REFUNDED");
        }
    }

    /** The simulated gateway's own row. @param amount null where it was cancelled before it was asked for */
    record Charge(Money amount, boolean charged, boolean returned) {}

    /** inventory-service's row. @param lines pieces by SKU */
    record Reservation(String state, Map<String, Long> lines, int version) {
        boolean holdsGoods() {
            return HOLDING.contains(state);
        }
    }

    /** The states of a reservation in which pieces lie on the shelves for it. */
    static final List<String> HOLDING = List.of("RESERVED", "UNSHIPPABLE", "SHIPPING", "RECALLING");

    /** Whether order-service and its observer have both seen the end: then the other two have done all they will do. */
    boolean hasEnded() {
        return stream.hasEnded() && (forgotten || history.hasEnded());
    }

    /** Whether order-service has taken it. */
    boolean isKnown() {
        return !stream.isEmpty();
    }

    /** Where a row and its events disagree, it is not the end that is missing. */
    boolean isOpen() {
        boolean open = !stream.hasEnded() && (view == null || !view.hasEnded());
        boolean running = !history.hasEnded() && (saga == null || !saga.hasEnded());
        return open || running;
    }

    String name() {
        return "order " + order;
    }
}
