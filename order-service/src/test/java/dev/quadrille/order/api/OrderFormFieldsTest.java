package dev.quadrille.order.api;

import static dev.quadrille.order.api.Refusals.EMAIL_ALLOWED;
import static dev.quadrille.order.api.Refusals.ID_ALLOWED;
import static dev.quadrille.order.api.Refusals.TOKEN_ALLOWED;
import static dev.quadrille.order.api.Refusals.badForm;
import static dev.quadrille.order.api.Refusals.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.order.api.OrderForm.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in the single fields of an order. */
class OrderFormFieldsTest {

    private static final String LONG = "a".repeat(65);
    private static final Line TEA = new Line("TEA-500", 2);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "has space", "ümlaut", "TEA\n", "a/b", "a\0"})
    @MethodSource("tooLong")
    void refusesWhatIsNoId(String id) {
        assertThat(wrong(new OrderForm(id, "c42@example.com", List.of(new Line(id, 1)), "tok_ok")))
                .containsExactly(badForm("customerId", ID_ALLOWED), badForm("lines[0].sku", ID_ALLOWED));
    }

    static List<String> tooLong() {
        return List.of(LONG, "a".repeat(60_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c42@example.com",
                "o'neil+tea@mail.example.org",
                "jürgen@example.com",
                "\uD83C\uDF75@example.com"
            })
    void takesAnEmailAddress(String email) {
        assertThat(new OrderForm("c-42", email, List.of(TEA), "tok_ok")
                        .checked()
                        .customerEmail())
                .isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c42",
                "@example.com",
                "c42@",
                "c42@example",
                "c 42@example.com",
                "a@b@example.com",
                "c42@example.com\n",
                "c\0@example.com",
                "\uD83C@example.com",
                "c42@exa mple.com",
                "c42@.com"
            })
    @MethodSource("tooLongToMail")
    void refusesWhatIsNoEmailAddress(String email) {
        assertThat(wrong(new OrderForm("c-42", email, List.of(TEA), "tok_ok")))
                .containsExactly(badForm("customerEmail", EMAIL_ALLOWED));
    }

    static List<String> tooLongToMail() {
        return List.of(LONG + "@example.com", "c@" + "a".repeat(249) + ".com");
    }

    @Test
    void takesTheLongestEmailAddress() {
        String longest = "c@" + "a".repeat(248) + ".com";

        assertThat(new OrderForm("c-42", longest, List.of(TEA), "tok_ok")
                        .checked()
                        .customerEmail())
                .hasSize(254);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok ok", "tok\n", "tök"})
    void refusesWhatIsNoPaymentToken(String token) {
        assertThat(wrong(new OrderForm("c-42", "c42@example.com", List.of(TEA), token)))
                .containsExactly(badForm("paymentToken", TOKEN_ALLOWED));
    }
}
