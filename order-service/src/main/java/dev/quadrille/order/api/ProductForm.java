package dev.quadrille.order.api;

import dev.quadrille.contracts.Money;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.messaging.http.Problem.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A product's name and price as they are sent: anything may be missing or wrong. */
public record ProductForm(String name, Price price) {

    private static final long MAX_PRICE = 1_000_000_000L;
    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");

    /** @param minor whole minor units (cents) */
    public record Price(Long minor, String currency) {}

    /** @throws Problem naming every field that is wrong, and what is allowed there */
    Money checked(String sku) {
        List<Wrong> wrong = new ArrayList<>();
        if (!SKU.matcher(sku).matches()) {
            wrong.add(new Wrong(
                    "sku",
                    "the sku is not of the allowed form",
                    "1 to 64 letters, digits, dots, dashes or underscores"));
        }
        if (name == null || !NAME.matcher(name).matches()) {
            wrong.add(new Wrong("name", "the name is missing or not of the allowed form", "1 to 200 characters"));
        }
        Money money = money(wrong);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return money;
    }

    private Money money(List<Wrong> wrong) {
        if (price == null) {
            wrong.add(new Wrong("price", "the price is missing", "an object with minor and currency"));
            return null;
        }
        boolean countable = price.minor() != null && price.minor() >= 0 && price.minor() <= MAX_PRICE;
        if (!countable) {
            wrong.add(new Wrong("price.minor", "the price is " + price.minor(), "0 to 1,000,000,000 minor units"));
        }
        try {
            return new Money(countable ? price.minor() : 0, price.currency());
        } catch (IllegalArgumentException unknown) {
            wrong.add(new Wrong("price.currency", unknown.getMessage(), "a code of ISO 4217, like EUR"));
            return null;
        }
    }
}
