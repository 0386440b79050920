package dev.quadrille.local.audit;

import dev.quadrille.contracts.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums of money, each currency apart. */
final class Amounts {

    private final Map<String, Long> minorUnits = new TreeMap<>();

    void add(Money amount) {
        minorUnits.merge(amount.currency(), amount.minor(), Math::addExact);
    }

    Set<String> currencies() {
        return minorUnits.keySet();
    }

    long minorUnits(String currency) {
        return minorUnits.getOrDefault(currency, 0L);
    }

    boolean isEmpty() {
        return minorUnits.isEmpty();
    }

    String in(String currency) {
        return text(minorUnits(currency), currency);
    }

    @Override
    public String toString() {
        return minorUnits.keySet().stream().map(this::in).collect(Collectors.joining(", "));
    }

    static String text(Money amount) {
        return amount == null ? "nothing" : text(amount.minor(), amount.currency());
    }

    /** Such as {@code 12,340.00 EUR}. */
    static String text(long minor, String currency) {
        int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        return String.format(Locale.ROOT, "%,." + digits + "f %s", BigDecimal.valueOf(minor, digits), currency);
    }
}
