package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enough of an address to recognise it by, too little to write to. */
class MaskedTest {

    @ParameterizedTest
    @CsvSource({"c42@example.com, c***@example.com", "a@b.c, a***@b.c", "a@b@c.d, a***@c.d", "@b.c, ***", "nobody, ***"
    })
    void showsTheFirstLetterAndTheDomain(String address, String shown) {
        assertThat(Masked.email(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "nothing to hide, nothing to hide",
                "of c42@example.com and jo@a.de, of c***@example.com and j***@a.de",
                "<c42@example.com>, <c***@example.com>",
                "{\"paymentToken\":\"tok_ok\"}, {\"paymentToken\":\"***\"}",
                "{\"paymentToken\" : \"a\\\"b\"}, {\"paymentToken\" : \"***\"}",
                "{\"paymentToken\":\"tor, {\"paymentToken\":\"***\"",
                "a@b, a@b"
            })
    void hidesAddressesAndTokensInAnyText(String text, String shown) {
        assertThat(Masked.text(text)).isEqualTo(shown);
    }
}
