package dev.quadrille.contracts;

import static dev.quadrille.contracts.Require.present;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount that is never rounded.
 *
 * @param minor whole minor units (cents), not negative
 * @param currency an ISO 4217 code
 */
public record Money(long minor, String currency) {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** @throws IllegalArgumentException for a negative amount or a code that ISO 4217 does not know */
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("minor is " + minor + ", an amount is 0 or more");
        }
        if (!CODES.contains(present(currency, "currency"))) {
            throw new IllegalArgumentException("currency '" + currency + "' is not a code of ISO 4217");
        }
    }

    /** @throws ArithmeticException beyond 2^63 minor units */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other + " to " + this + ": the currencies differ");
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** @throws ArithmeticException beyond 2^63 minor units */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minor, (long) quantity), currency);
    }

    @Override
    public String toString() {
        int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }
}
