package dev.quadrille.payment;

import dev.quadrille.messaging.Choice;
import jakarta.inject.Singleton;

/** How the gateway fares, whichever it is. */
@Singleton
class GatewayCondition extends Choice {

    GatewayCondition() {
        super("ok", "ok", "slow", "down");
    }

    @Override
    public String name() {
        return "payment-gateway";
    }

    @Override
    public String about() {
        return "slow: an answer is there 500 ms after it was first asked for; down: none comes, charges and refunds are"
                + " tried again, and an order that was tried in vain is cancelled, GATEWAY_UNAVAILABLE";
    }

    @Override
    public String holds() {
        return "a customer is charged once at most, and gets back what was taken for an order that is cancelled";
    }

    boolean isSlow() {
        return is("slow");
    }

    boolean isDown() {
        return is("down");
    }
}
