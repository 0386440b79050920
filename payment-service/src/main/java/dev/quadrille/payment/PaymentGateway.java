package dev.quadrille.payment;

import dev.quadrille.contracts.Money;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A card network. Calls may be repeated: the order id is the idempotency key of both. */
interface PaymentGateway {

    /**
     * Takes money, once for each key however often it is asked.
     *
     * @return an answer for each charge, {@link ChargeAnswer.TimedOut} where the network gave none
     */
    Uni<Map<UUID, ChargeAnswer>> charge(List<Charge> charges);

    /** Returns what was taken and forbids every later charge with these keys. It is final. */
    Uni<Void> cancel(Collection<UUID> keys);

    /** @param token the customer's single-use payment token */
    record Charge(UUID key, Money amount, String token) {
        @Override
        public String toString() {
            return "Charge[key=" + key + ", amount=" + amount + "]";
        }
    }
}
