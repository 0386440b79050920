package dev.quadrille.local.client;

import java.util.List;

/** The body of {@code POST /orders}. */
public record OrderRequest(String customerId, String customerEmail, List<Line> lines, String paymentToken) {

    /** How many of what. */
    public record Line(String sku, int quantity) {}

    public static OrderRequest of(String customerId, int quantity, String sku, String paymentToken) {
        String email = customerId.replaceAll("[^A-Za-z0-9]", "") + "@example.com";
        return new OrderRequest(customerId, email, List.of(new Line(sku, quantity)), paymentToken);
    }
}
