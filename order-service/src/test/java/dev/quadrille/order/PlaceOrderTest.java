package dev.quadrille.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.order.OrderCommand.Decision;
import dev.quadrille.order.PlaceOrder.CannotPrice;
import dev.quadrille.order.PlaceOrder.Wish;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order gets its prices from the price list, or is refused whole. */
class PlaceOrderTest {

    private static final Money TEA = new Money(1250, "EUR");
    private static final Money MUG = new Money(1400, "EUR");
    private static final Map<String, Money> PRICES = Map.of("TEA", TEA, "MUG", MUG, "CUP", new Money(999, "USD"));

    private final OrderBook book = new OrderBook(Desk.NOW);

    @Test
    void isPricedByThePriceList() {
        Decision decision = place(new Wish("TEA", 2), new Wish("MUG", 3));

        UUID order = decision.receipt().orderId();
        List<OrderLine> lines = List.of(new OrderLine("TEA", 2, TEA), new OrderLine("MUG", 3, MUG));
        assertThat(decision.announced())
                .contains(new OrderCreated(order, "c-42", "c42@example.com", lines, new Money(6700, "EUR"), "tok_ok"));
        assertThat(decision.receipt()).isEqualTo(new Receipt(order, OrderStatus.PENDING));
        assertThat(book.order(order).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void isANewOrderEachTime() {
        assertThat(place(new Wish("TEA", 1)).receipt())
                .isNotEqualTo(place(new Wish("TEA", 1)).receipt());
        assertThat(book.changed()).hasSize(2);
    }

    @Test
    void isRefusedWholeWhereAPriceIsNotKnown() {
        assertThatThrownBy(() -> place(new Wish("TEA", 2), new Wish("GOLD", 1)))
                .isInstanceOfSatisfying(CannotPrice.class, refused -> {
                    assertThat(refused.line()).isEqualTo(1);
                    assertThat(refused).hasMessage("'GOLD' is not on the price list");
                    assertThat(refused.allowed()).isEqualTo("a sku of GET /products");
                });
        assertThat(book.changed()).isEmpty();
    }

    @Test
    void isRefusedWholeWhereTheCurrenciesDiffer() {
        assertThatThrownBy(() -> place(new Wish("TEA", 2), new Wish("CUP", 1)))
                .isInstanceOfSatisfying(CannotPrice.class, refused -> {
                    assertThat(refused.line()).isEqualTo(1);
                    assertThat(refused).hasMessage("its price is in USD, the first line's in EUR");
                });
        assertThat(book.changed()).isEmpty();
    }

    @Test
    void asksForThePricesOfItsSkus() {
        assertThat(order(new Wish("TEA", 2), new Wish("MUG", 1)).skus()).containsExactlyInAnyOrder("TEA", "MUG");
    }

    private Decision place(Wish... wishes) {
        return order(wishes).decide(book, PRICES);
    }

    private static PlaceOrder order(Wish... wishes) {
        return new PlaceOrder("c-42", "c42@example.com", List.of(wishes), "tok_ok");
    }
}
