package dev.quadrille.notification;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The conversations that a saga can end with. */
enum Outcome {
    SHIPPED(story -> reserved(story)
            .with(new OrderConfirmed(story.order()), InventoryReserved.class)
            .with(new InventoryShipped(story.order(), "T1"), OrderConfirmed.class)),

    DECLINED(story -> created(story)
            .with(new PaymentFailed(story.order(), PaymentFailed.Reason.DECLINED), OrderCreated.class)
            .with(new OrderCancelled(story.order(), CancellationReason.PAYMENT_DECLINED), PaymentFailed.class)
            .with(new InventoryVoided(story.order()), OrderCancelled.class)),

    OUT_OF_STOCK(story -> paid(story)
            .with(rejected(story), PaymentProcessed.class)
            .with(new OrderCancelled(story.order(), CancellationReason.OUT_OF_STOCK), InventoryRejected.class)
            .with(refunded(story), OrderCancelled.class)),

    NO_CARRIER(story -> reserved(story)
            .with(new OrderConfirmed(story.order()), InventoryReserved.class)
            .with(
                    new InventoryShipmentFailed(story.order(), InventoryShipmentFailed.Reason.NO_CARRIER),
                    OrderConfirmed.class)
            .with(new OrderCancelled(story.order(), CancellationReason.NO_CARRIER), InventoryShipmentFailed.class)
            .with(refunded(story), OrderCancelled.class)
            .with(new InventoryReleased(story.order()), OrderCancelled.class)),

    REGRETTED(story -> reserved(story)
            .with(regret(story))
            .with(refunded(story), OrderCancelled.class)
            .with(new InventoryReleased(story.order()), OrderCancelled.class)),

    REGRETTED_BEFORE_THE_CHARGE(story -> created(story)
            .with(regret(story))
            .with(new PaymentVoided(story.order()), OrderCancelled.class)
            .with(new InventoryVoided(story.order()), OrderCancelled.class)),

    REGRETTED_DURING_THE_CHARGE(story -> created(story)
            .with(regret(story))
            .with(new InventoryVoided(story.order()), OrderCancelled.class)
            .with(processed(story), OrderCreated.class)
            .with(refunded(story), OrderCancelled.class)),

    REGRETTED_WHILE_DECLINED(story -> created(story)
            .with(regret(story))
            .with(new PaymentFailed(story.order(), PaymentFailed.Reason.DECLINED), OrderCreated.class)
            .with(new InventoryVoided(story.order()), OrderCancelled.class)),

    REGRETTED_AND_CLOSED_AT_THE_GATEWAY(story -> created(story)
            .with(regret(story))
            .with(new PaymentVoided(story.order()), OrderCreated.class)
            .with(new InventoryVoided(story.order()), OrderCancelled.class)),

    REGRETTED_WHILE_REJECTED(story -> paid(story)
            .with(regret(story))
            .with(rejected(story), PaymentProcessed.class)
            .with(refunded(story), OrderCancelled.class));

    private static final Money PRICE = new Money(2500, "EUR");

    private final UnaryOperator<Story> plot;

    Outcome(UnaryOperator<Story> plot) {
        this.plot = plot;
    }

    Story of(UUID order) {
        return plot.apply(new Story(order));
    }

    SagaStatus status() {
        return this == SHIPPED ? SagaStatus.SHIPPED : SagaStatus.CANCELLED;
    }

    static OrderCreated placed(UUID order) {
        List<OrderLine> lines = List.of(new OrderLine("TEA", 3, PRICE));
        return new OrderCreated(order, "c-42", "c42@example.com", lines, PRICE, "tok_ok");
    }

    static Story created(Story story) {
        return story.with(placed(story.order()));
    }

    private static Story paid(Story story) {
        return created(story).with(processed(story), OrderCreated.class);
    }

    private static Story reserved(Story story) {
        return paid(story).with(new InventoryReserved(story.order()), PaymentProcessed.class);
    }

    private static PaymentProcessed processed(Story story) {
        return new PaymentProcessed(
                story.order(), PRICE, "sim_1", placed(story.order()).lines());
    }

    private static PaymentRefunded refunded(Story story) {
        return new PaymentRefunded(story.order(), PRICE);
    }

    private static InventoryRejected rejected(Story story) {
        return new InventoryRejected(story.order(), List.of(new Shortage("TEA", 3, 2)));
    }

    private static OrderCancelled regret(Story story) {
        return new OrderCancelled(story.order(), CancellationReason.CANCELLED_BY_CUSTOMER);
    }
}
