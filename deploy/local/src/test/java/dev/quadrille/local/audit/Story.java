package dev.quadrille.local.audit;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What happened to one order, as its four services would have told it. */
final class Story {

    private static final Instant LONG_AGO = Instant.parse("2026-11-01T08:00:00Z");
    private static final Money PRICE = new Money(1250, "EUR");
    private static final String RECIPIENT = "c42@example.com";

    final UUID order = timeOrdered(LONG_AGO);
    final List<Told> told = new ArrayList<>();
    final List<OrderLine> lines;
    final Money total;

    record Told(Envelope envelope, SagaEvent event) {
        EventType<? extends SagaEvent> type() {
            return EventCatalog.of(event.getClass());
        }

        boolean isStep() {
            return !(event instanceof NotificationRequested);
        }
    }

    private Story(String sku, int quantity) {
        lines = List.of(new OrderLine(sku, quantity, PRICE));
        total = PRICE.times(quantity);
        tell(null, new OrderCreated(order, "c-42", RECIPIENT, lines, total, "tok_test"));
    }

    static Story shipped(String sku, int quantity) {
        Story story = new Story(sku, quantity).paid().confirmed();
        story.tell(OrderConfirmed.class, new InventoryShipped(story.order, "sim_" + story.order));
        story.tell(InventoryShipped.class, new NotificationRequested(story.order, Subject.ORDER_SHIPPED, RECIPIENT));
        return story;
    }

    static Story declined() {
        Story story = new Story("TEA-500", 1);
        story.tell(OrderCreated.class, new PaymentFailed(story.order, PaymentFailed.Reason.DECLINED));
        story.cancelled(PaymentFailed.class, CancellationReason.PAYMENT_DECLINED);
        story.tell(OrderCancelled.class, new InventoryVoided(story.order));
        return story;
    }

    static Story soldOut() {
        Story story = new Story("SOLD-OUT", 1).paid();
        story.tell(PaymentProcessed.class, new InventoryRejected(story.order, List.of(new Shortage("SOLD-OUT", 1, 0))));
        story.cancelled(InventoryRejected.class, CancellationReason.OUT_OF_STOCK);
        return story.refunded();
    }

    static Story withoutCarrier() {
        Story story = new Story("NO-CARRIER", 2).paid().confirmed();
        story.tell(
                OrderConfirmed.class,
                new InventoryShipmentFailed(story.order, InventoryShipmentFailed.Reason.NO_CARRIER));
        story.cancelled(InventoryShipmentFailed.class, CancellationReason.NO_CARRIER);
        story.tell(OrderCancelled.class, new InventoryReleased(story.order));
        return story.refunded();
    }

    /** Cancelled before anybody had heard of it. */
    static Story overtaken() {
        Story story = new Story("TEA-500", 1);
        story.cancelled(null, CancellationReason.CANCELLED_BY_CUSTOMER);
        story.tell(OrderCancelled.class, new PaymentVoided(story.order));
        story.tell(OrderCancelled.class, new InventoryVoided(story.order));
        return story;
    }

    boolean has(Class<? extends SagaEvent> event) {
        return told.stream().anyMatch(one -> event.isInstance(one.event()));
    }

    Told find(Class<? extends SagaEvent> event) {
        return told.stream()
                .filter(one -> event.isInstance(one.event()))
                .findFirst()
                .orElseThrow();
    }

    List<Told> steps() {
        return told.stream().filter(Told::isStep).toList();
    }

    String status() {
        return has(InventoryShipped.class) ? "SHIPPED" : "CANCELLED";
    }

    String reason() {
        return has(OrderCancelled.class)
                ? ((OrderCancelled) find(OrderCancelled.class).event()).reason().name()
                : null;
    }

    private Story paid() {
        tell(OrderCreated.class, new PaymentProcessed(order, total, "sim_" + order, lines));
        return this;
    }

    private Story confirmed() {
        tell(PaymentProcessed.class, new InventoryReserved(order));
        tell(InventoryReserved.class, new OrderConfirmed(order));
        tell(OrderConfirmed.class, new NotificationRequested(order, Subject.ORDER_CONFIRMED, RECIPIENT));
        return this;
    }

    private void cancelled(Class<? extends SagaEvent> cause, CancellationReason reason) {
        tell(cause, new OrderCancelled(order, reason));
        tell(OrderCancelled.class, new NotificationRequested(order, Subject.ORDER_CANCELLED, RECIPIENT));
    }

    private Story refunded() {
        tell(OrderCancelled.class, new PaymentRefunded(order, total));
        tell(PaymentRefunded.class, new NotificationRequested(order, Subject.PAYMENT_REFUNDED, RECIPIENT));
        return this;
    }

    private void tell(Class<? extends SagaEvent> cause, SagaEvent event) {
        EventType<? extends SagaEvent> type = EventCatalog.of(event.getClass());
        Instant now = LONG_AGO.plusMillis(told.size());
        told.add(new Told(
                new Envelope(
                        timeOrdered(now),
                        type.wireName(),
                        type.announcer().source(),
                        order,
                        now,
                        cause == null ? null : find(cause).envelope().id(),
                        null),
                event));
    }

    static UUID timeOrdered(Instant at) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000), 1L << 63 | random.nextLong() >>> 2);
    }
}
