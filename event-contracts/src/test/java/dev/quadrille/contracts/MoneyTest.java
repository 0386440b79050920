package dev.quadrille.contracts;

import static dev.quadrille.contracts.Samples.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void adds() {
        assertThat(euro(1250).plus(euro(50))).isEqualTo(euro(1300));
    }

    @Test
    void multiplies() {
        assertThat(euro(1250).times(3)).isEqualTo(euro(3750));
        assertThat(euro(1250).times(0)).isEqualTo(euro(0));
    }

    @Test
    void doesNotAddApplesAndPears() {
        assertThatThrownBy(() -> euro(1250).plus(new Money(100, "JPY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot add 100 JPY to 12.50 EUR: the currencies differ");
    }

    @Test
    void overflowIsAnErrorAndNotADebt() {
        assertThatThrownBy(() -> euro(Long.MAX_VALUE).plus(euro(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> euro(Long.MAX_VALUE / 2).times(3)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> euro(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("minor is -1, an amount is 0 or more");
        assertThatThrownBy(() -> euro(1).times(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURO", "eur", "", "XYZ"})
    void needsACurrencyThatExists(String code) {
        assertThatThrownBy(() -> new Money(1, code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency '" + code + "' is not a code of ISO 4217");
    }

    @Test
    void needsACurrencyAtAll() {
        assertThatThrownBy(() -> new Money(1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "1250, EUR, 12.50 EUR",
        "5, EUR, 0.05 EUR",
        "0, EUR, 0.00 EUR",
        "1250, JPY, 1250 JPY",
        "1250, TND, 1.250 TND",
        "7, XAU, 7 XAU",
        "9223372036854775807, EUR, 92233720368547758.07 EUR"
    })
    void readsAsTheCurrencyIsWritten(long minor, String currency, String text) {
        assertThat(new Money(minor, currency)).hasToString(text);
    }
}
