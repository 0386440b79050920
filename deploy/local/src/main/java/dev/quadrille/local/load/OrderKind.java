package dev.quadrille.local.load;

import dev.quadrille.local.client.OrderRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of order that a load can be mixed of, and how each must end. */
public enum OrderKind {
    SHIPPED("shipped", "TEA-500", "tok_ok", "SHIPPED"),
    DECLINED("declined", "TEA-500", "tok_declined", "CANCELLED (PAYMENT_DECLINED)"),
    INSUFFICIENT_FUNDS("insufficient-funds", "TEA-500", "tok_insufficient_funds", "CANCELLED (INSUFFICIENT_FUNDS)"),
    SOLD_OUT("sold-out", "SOLD-OUT", "tok_ok", "CANCELLED (OUT_OF_STOCK)"),
    NO_CARRIER("no-carrier", "NO-CARRIER", "tok_ok", "CANCELLED (NO_CARRIER)");

    private static final int CUSTOMERS = 1_000;

    private final String text;
    private final String sku;
    private final String token;
    private final String outcome;

    OrderKind(String text, String sku, String token, String outcome) {
        this.text = text;
        this.sku = sku;
        this.token = token;
        this.outcome = outcome;
    }

    static Optional<OrderKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(kind -> kind.text).collect(Collectors.joining(", "));
    }

    /** @param number the customers come in turn */
    public OrderRequest order(int number) {
        return OrderRequest.of("c-" + number % CUSTOMERS, 1, sku, token);
    }

    public String sku() {
        return sku;
    }

    public boolean needsStock() {
        return this != SOLD_OUT;
    }

    /** The status and, for a cancellation, its reason: {@code CANCELLED (NO_CARRIER)}. */
    public String outcome() {
        return outcome;
    }
}
