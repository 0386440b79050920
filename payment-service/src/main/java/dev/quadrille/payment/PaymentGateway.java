package dev.quadrille.payment;

import dev.quadrille.contracts.Money;
import io.smallrye.mutiny.Multi;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A card network. Calls may be repeated: the order id is the idempotency key of both. Each gives its answers as they come,
 * in any order; one that does not come means that nobody knows what happened, and a failure means it of all that are
 * missing.
 */
interface PaymentGateway {

    /** Takes money, once for each key however often it is asked. A caller that stops listening takes nothing back. */
    Multi<Answered> charge(List<Charge> charges);

    /**
     * Returns what was taken and forbids every later charge with these keys. It is final.
     *
     * @return the keys of which that is now true
     */
    Multi<UUID> cancel(Collection<UUID> keys);

    /** @param token the customer's single-use payment token */
    record Charge(UUID key, Money amount, String token) {
        @Override
        public String toString() {
            return "Charge[key=" + key + ", amount=" + amount + "]";
        }
    }

    record Answered(UUID key, ChargeAnswer answer) {}
}
