package dev.quadrille.order;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a customer can ask for. */
sealed interface OrderCommand permits PlaceOrder, OrderCommand.CancelOrder {

    /** The order to open; null where a new one begins. */
    UUID opens();

    /** What must be on the price list. */
    Set<String> skus();

    /**
     * Changes the book, or throws and leaves it as it was.
     *
     * @param prices of those of {@link #skus()} that are known
     */
    Decision decide(OrderBook book, Map<String, Money> prices);

    /** Where the order stands afterwards, and what is announced. */
    record Decision(Receipt receipt, Optional<OrderEvent> announced) {}

    /** The customer does not want the order any more. @param onlyOf whose order it must be; null: anybody's */
    record CancelOrder(UUID orderId, String onlyOf) implements OrderCommand {

        @Override
        public UUID opens() {
            return orderId;
        }

        @Override
        public Set<String> skus() {
            return Set.of();
        }

        @Override
        public Decision decide(OrderBook book, Map<String, Money> prices) {
            if (!book.order(orderId).isOf(onlyOf)) {
                throw new UnknownOrder(orderId);
            }
            Optional<OrderEvent> cancelled = book.cancel(orderId, CancellationReason.CANCELLED_BY_CUSTOMER);
            return new Decision(new Receipt(orderId, book.order(orderId).status()), cancelled);
        }
    }
}
