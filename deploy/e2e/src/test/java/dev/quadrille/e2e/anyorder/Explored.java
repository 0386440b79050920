package dev.quadrille.e2e.anyorder;

import dev.quadrille.inventory.InventoryPart;
import dev.quadrille.inventory.StockLevel;
import dev.quadrille.messaging.Part;
import dev.quadrille.order.OrderPart;
import dev.quadrille.payment.PaymentPart;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All that can happen to one order, whether the goods are there or not. */
final class Explored {

    private static final StockLevel ENOUGH = new StockLevel("TEA", 5, 0, 0);
    private static final StockLevel NOTHING = new StockLevel("TEA", 0, 0, 0);

    private Explored() {}

    static Exploration<World> rightly() {
        return with(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** With services that do something else than the right ones. */
    static Exploration<World> with(
            UnaryOperator<Part<PaymentPart.State>> payment, UnaryOperator<Part<InventoryPart.State>> inventory) {
        Saga saga = new Saga(new OrderPart(), payment.apply(new PaymentPart()));
        return new Exploration<>(saga)
                .from(Stream.of(ENOUGH, NOTHING)
                        .map(stock -> saga.placed(inventory.apply(new InventoryPart(stock))))
                        .toList())
                .alwaysCanReach(World::isQuiet);
    }
}
