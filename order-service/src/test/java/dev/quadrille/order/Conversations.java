package dev.quadrille.order;

import static dev.quadrille.order.Desk.EVENTS;
import static dev.quadrille.order.OrderStatus.CANCELLED;
import static dev.quadrille.order.OrderStatus.SHIPPED;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.OrderEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the others say to one order, in every order in which it can come. */
final class Conversations {

    private static final OrderEvent CONFIRMED = EVENTS.confirmed();
    private static final SagaEvent PROCESSED = EVENTS.processed();
    private static final SagaEvent RESERVED = EVENTS.reserved();
    private static final SagaEvent REJECTED = EVENTS.rejected();
    private static final SagaEvent DECLINED = EVENTS.failed(Reason.DECLINED);
    private static final SagaEvent SHIPMENT_FAILED = EVENTS.shipmentFailed();
    private static final SagaEvent REFUNDED = EVENTS.refunded();
    private static final SagaEvent RELEASED = EVENTS.released();
    private static final SagaEvent PAYMENT_VOIDED = EVENTS.paymentVoided();
    private static final SagaEvent INVENTORY_VOIDED = EVENTS.inventoryVoided();

    private Conversations() {}

    /**
     * @param cancelledFirst whether the customer cancels before anything is heard
     * @param heard in the order of arrival
     */
    record Conversation(boolean cancelledFirst, List<SagaEvent> heard, List<OrderEvent> announced, OrderStatus end) {
        @Override
        public String toString() {
            return (cancelledFirst ? "cancel, " : "")
                    + heard.stream()
                            .map(each -> each.getClass().getSimpleName())
                            .toList();
        }

        /** Answers to what the order itself says cannot come before it. */
        private boolean isPossible() {
            return after(EVENTS.shipped(), RESERVED)
                    && after(SHIPMENT_FAILED, RESERVED)
                    && (cancelledFirst
                            || Stream.of(REFUNDED, RELEASED, PAYMENT_VOIDED, INVENTORY_VOIDED)
                                    .allMatch(undone -> after(undone, REJECTED, DECLINED, SHIPMENT_FAILED)));
        }

        private boolean after(SagaEvent answer, SagaEvent... causes) {
            int place = heard.indexOf(answer);
            return place < 0 || heard.subList(0, place).stream().anyMatch(List.of(causes)::contains);
        }
    }

    static Stream<Conversation> all() {
        return Stream.of(
                        shipped(PROCESSED, RESERVED, EVENTS.shipped()),
                        failed(CancellationReason.PAYMENT_DECLINED, DECLINED, INVENTORY_VOIDED),
                        failed(CancellationReason.OUT_OF_STOCK, PROCESSED, REJECTED, REFUNDED),
                        undelivered(PROCESSED, RESERVED, SHIPMENT_FAILED, REFUNDED, RELEASED),
                        cancelled(PAYMENT_VOIDED, INVENTORY_VOIDED),
                        cancelled(DECLINED, INVENTORY_VOIDED),
                        cancelled(PROCESSED, REFUNDED, INVENTORY_VOIDED),
                        cancelled(PROCESSED, REFUNDED, REJECTED),
                        cancelled(PROCESSED, REFUNDED, RESERVED, RELEASED))
                .flatMap(Conversations::inAnyOrder)
                .filter(Conversation::isPossible);
    }

    private static Conversation shipped(SagaEvent... heard) {
        return new Conversation(false, List.of(heard), List.of(CONFIRMED), SHIPPED);
    }

    private static Conversation failed(CancellationReason because, SagaEvent... heard) {
        return new Conversation(false, List.of(heard), List.of(EVENTS.cancelled(because)), CANCELLED);
    }

    private static Conversation undelivered(SagaEvent... heard) {
        OrderEvent cancelled = EVENTS.cancelled(CancellationReason.NO_CARRIER);
        return new Conversation(false, List.of(heard), List.of(CONFIRMED, cancelled), CANCELLED);
    }

    private static Conversation cancelled(SagaEvent... heard) {
        OrderEvent cancelled = EVENTS.cancelled(CancellationReason.CANCELLED_BY_CUSTOMER);
        return new Conversation(true, List.of(heard), List.of(cancelled), CANCELLED);
    }

    private static Stream<Conversation> inAnyOrder(Conversation talk) {
        return permutations(talk.heard())
                .map(heard -> new Conversation(talk.cancelledFirst(), heard, talk.announced(), talk.end()));
    }

    private static Stream<List<SagaEvent>> permutations(List<SagaEvent> events) {
        if (events.isEmpty()) {
            return Stream.of(List.of());
        }
        return events.stream().flatMap(first -> {
            List<SagaEvent> rest = new ArrayList<>(events);
            rest.remove(first);
            return permutations(rest).map(tail -> prepend(first, tail));
        });
    }

    private static List<SagaEvent> prepend(SagaEvent first, List<SagaEvent> tail) {
        List<SagaEvent> all = new ArrayList<>(List.of(first));
        all.addAll(tail);
        return all;
    }
}
