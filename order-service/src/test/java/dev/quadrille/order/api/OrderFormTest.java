package dev.quadrille.order.api;

import static dev.quadrille.order.api.Refusals.EMAIL_ALLOWED;
import static dev.quadrille.order.api.Refusals.ID_ALLOWED;
import static dev.quadrille.order.api.Refusals.TOKEN_ALLOWED;
import static dev.quadrille.order.api.Refusals.missing;
import static dev.quadrille.order.api.Refusals.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.http.Problem.Wrong;
import dev.quadrille.order.PlaceOrder;
import dev.quadrille.order.PlaceOrder.Wish;
import dev.quadrille.order.api.OrderForm.Line;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of an order that is wrong is named, with what is allowed there. */
class OrderFormTest {

    private static final Line TEA = new Line("TEA-500", 2);

    @Test
    void takesWhatIsRight() {
        OrderForm form = new OrderForm(
                "c-42", "c42@example.com", List.of(TEA, new Line("MUG", 1), new Line("CUP", 1_000)), "tok_ok");

        assertThat(form.checked())
                .isEqualTo(new PlaceOrder(
                        "c-42",
                        "c42@example.com",
                        List.of(new Wish("TEA-500", 2), new Wish("MUG", 1), new Wish("CUP", 1_000)),
                        "tok_ok"));
    }

    @Test
    void takesAHundredLines() {
        assertThat(of(hundred()).checked().lines()).hasSize(100);
    }

    @Test
    void refusesAHundredAndOneLines() {
        Line[] tooMany = Arrays.copyOf(hundred(), 101);
        tooMany[100] = new Line("SKU-100", 1);

        assertThat(wrong(of(tooMany))).containsExactly(new Wrong("lines", "the order has 101 lines", "1 to 100 lines"));
    }

    @Test
    void refusesAnOrderOfNothing() {
        Wrong empty = new Wrong("lines", "the order has 0 lines", "1 to 100 lines");

        assertThat(wrong(of())).containsExactly(empty);
        assertThat(wrong(new OrderForm("c-42", "c42@example.com", null, "tok_ok")))
                .containsExactly(empty);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, -1, 1_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesAQuantityThatIsNone(Integer quantity) {
        assertThat(wrong(of(TEA, new Line("MUG", quantity))))
                .containsExactly(new Wrong("lines[1].quantity", "the quantity is " + quantity, "1 to 1,000"));
    }

    @Test
    void refusesASkuOnTwoLines() {
        assertThat(wrong(of(TEA, new Line("MUG", 1), new Line("TEA-500", 3))))
                .containsExactly(new Wrong("lines[2].sku", "'TEA-500' stands on two lines", "each sku once"));
    }

    @Test
    void refusesALineThatIsNull() {
        assertThat(wrong(of(TEA, null)))
                .containsExactly(new Wrong("lines[1]", "the line is null", "an object with sku and quantity"));
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(wrong(new OrderForm(null, null, null, null)))
                .containsExactly(
                        missing("customerId", ID_ALLOWED),
                        missing("customerEmail", EMAIL_ALLOWED),
                        missing("paymentToken", TOKEN_ALLOWED),
                        new Wrong("lines", "the order has 0 lines", "1 to 100 lines"));
        assertThat(wrong(of(new Line(null, 1)))).containsExactly(missing("lines[0].sku", ID_ALLOWED));
    }

    private static OrderForm of(Line... lines) {
        return new OrderForm("c-42", "c42@example.com", Arrays.asList(lines), "tok_ok");
    }

    private static Line[] hundred() {
        return IntStream.range(0, 100).mapToObj(i -> new Line("SKU-" + i, 1)).toArray(Line[]::new);
    }
}
