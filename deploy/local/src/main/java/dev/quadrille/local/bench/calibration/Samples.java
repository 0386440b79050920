package dev.quadrille.local.bench.calibration;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Data like that of an order, no two alike. */
final class Samples {

    private Samples() {}

    /** About 350 bytes. */
    static String event(UUID orderId) {
        return """
                {"orderId":"%s","customerId":"c-%d","customerEmail":"c%2$d@example.com",\
                "lines":[{"sku":"TEA-500","quantity":2,"unitPrice":{"minor":1250,"currency":"EUR"}},\
                {"sku":"MUG-BLUE","quantity":1,"unitPrice":{"minor":1400,"currency":"EUR"}}],\
                "total":{"minor":3900,"currency":"EUR"},"paymentToken":"tok_ok","placedAt":"2026-01-01T12:00:00.000Z"}""".formatted(orderId, Math.floorMod(orderId.hashCode(), 1_000));
    }

    static byte[] eventBytes(UUID orderId) {
        return event(orderId).getBytes(StandardCharsets.UTF_8);
    }

    static String lines() {
        return "[{\"sku\":\"TEA-500\",\"quantity\":2},{\"sku\":\"MUG-BLUE\",\"quantity\":1}]";
    }
}
