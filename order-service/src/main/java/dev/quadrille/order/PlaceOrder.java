package dev.quadrille.order;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A customer wants these things; the form was checked, the prices are not known yet. */
public record PlaceOrder(String customerId, String customerEmail, List<Wish> lines, String paymentToken)
        implements OrderCommand {

    /** @param quantity pieces, 1 or more */
    public record Wish(String sku, int quantity) {}

    @Override
    public UUID opens() {
        return null;
    }

    @Override
    public Set<String> skus() {
        return lines.stream().map(Wish::sku).collect(Collectors.toSet());
    }

    /** @throws CannotPrice when a SKU is not on the price list, or the lines have no common currency */
    @Override
    public Decision decide(OrderBook book, Map<String, Money> prices) {
        UUID orderId = UuidCreator.getTimeOrderedEpoch();
        List<OrderLine> priced = priced(prices);
        Money total = priced.stream().map(OrderLine::price).reduce(Money::plus).orElseThrow();
        OrderCreated created = new OrderCreated(orderId, customerId, customerEmail, priced, total, paymentToken);
        return new Decision(new Receipt(orderId, OrderStatus.PENDING), Optional.of(book.place(created)));
    }

    private List<OrderLine> priced(Map<String, Money> prices) {
        List<OrderLine> priced = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Wish wish = lines.get(i);
            Money price = prices.get(wish.sku());
            if (price == null) {
                throw CannotPrice.unknown(i, wish.sku());
            }
            if (i > 0 && !price.currency().equals(priced.get(0).unitPrice().currency())) {
                throw CannotPrice.foreign(i, price, priced.get(0).unitPrice());
            }
            priced.add(new OrderLine(wish.sku(), wish.quantity(), price));
        }
        return priced;
    }

    /** A line that the price list has no answer for. */
    public static final class CannotPrice extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final String allowed;

        private CannotPrice(int line, String message, String allowed) {
            super(message);
            this.line = line;
            this.allowed = allowed;
        }

        private static CannotPrice unknown(int line, String sku) {
            return new CannotPrice(line, "'" + sku + "' is not on the price list", "a sku of GET /products");
        }

        private static CannotPrice foreign(int line, Money price, Money first) {
            return new CannotPrice(
                    line,
                    "its price is in " + price.currency() + ", the first line's in " + first.currency(),
                    "products of one currency");
        }

        /** Which line, counted from 0. */
        public int line() {
            return line;
        }

        public String allowed() {
            return allowed;
        }
    }
}
