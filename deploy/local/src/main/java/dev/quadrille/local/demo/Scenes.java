package dev.quadrille.local.demo;

import dev.quadrille.local.client.OrderRequest;
import java.util.List;

/** One scene for every way in which an order can end. */
final class Scenes {

    private static final String PLENTY = "TEA-500";

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                new PlainScene("paid and shipped", order(PLENTY, "tok_ok"), SHIPPED),
                new PlainScene("payment declined", order(PLENTY, "tok_declined"), declined("PAYMENT_DECLINED")),
                new PlainScene(
                        "insufficient funds", order(PLENTY, "tok_insufficient_funds"), declined("INSUFFICIENT_FUNDS")),
                new PlainScene("sold out", order("SOLD-OUT", "tok_ok"), SOLD_OUT),
                new PlainScene("no carrier", order("NO-CARRIER", "tok_ok"), NO_CARRIER),
                new RegrettedScene("cancelled by its customer", order(PLENTY, "tok_slow"), REGRETTED),
                new OvertakenScene("cancellation overtakes its order", order(PLENTY, "tok_ok"), OVERTAKEN),
                new LongScene("gateway fails twice, then works", order(PLENTY, "tok_flaky"), SHIPPED),
                new LongScene("gateway never answers", order(PLENTY, "tok_silent"), declined("GATEWAY_UNAVAILABLE")),
                new LongScene("carrier never answers", order("SILENT-CARRIER", "tok_ok"), NO_CARRIER),
                new LongScene("carrier leaves without a word", order("LATE-CARRIER", "tok_ok"), SHIPPED));
    }

    private static OrderRequest order(String sku, String token) {
        return OrderRequest.of("c-42", 2, sku, token);
    }

    private static final Conversation SHIPPED = Conversation.shipped(
            "order.created", "payment.processed", "inventory.reserved", "order.confirmed", "inventory.shipped");

    private static final Conversation SOLD_OUT = Conversation.cancelled(
            "OUT_OF_STOCK",
            "order.created",
            "payment.processed",
            "inventory.rejected",
            "order.cancelled",
            "payment.refunded");

    private static final Conversation NO_CARRIER = Conversation.cancelled(
            "NO_CARRIER",
            "order.created",
            "payment.processed",
            "inventory.reserved",
            "order.confirmed",
            "inventory.shipment-failed",
            "order.cancelled",
            "payment.refunded",
            "inventory.released");

    private static final Conversation OVERTAKEN = Conversation.cancelled(
            "CANCELLED_BY_CUSTOMER", "order.created", "order.cancelled", "payment.voided", "inventory.voided");

    /** Wherever the order was, what was done is undone, and what was not done is ruled out. */
    private static final Conversation REGRETTED = OVERTAKEN
            .or("order.created", "payment.processed", "order.cancelled", "payment.refunded", "inventory.voided")
            .or(
                    "order.created",
                    "payment.processed",
                    "inventory.reserved",
                    "order.cancelled",
                    "payment.refunded",
                    "inventory.released");

    private static Conversation declined(String reason) {
        return Conversation.cancelled(reason, "order.created", "payment.failed", "order.cancelled", "inventory.voided");
    }
}
