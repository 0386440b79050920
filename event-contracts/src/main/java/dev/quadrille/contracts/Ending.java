package dev.quadrille.contracts;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.Set;

/** When a saga has ended: once these have been announced, nothing further happens to the order. */
public final class Ending {

    /** Payment's last words on a cancelled order. */
    public static final Set<Class<? extends SagaEvent>> PAYMENT_CLOSED =
            Set.of(PaymentFailed.class, PaymentRefunded.class, PaymentVoided.class);

    /** Inventory's last words on a cancelled order. */
    public static final Set<Class<? extends SagaEvent>> INVENTORY_CLOSED =
            Set.of(InventoryRejected.class, InventoryReleased.class, InventoryVoided.class);

    private Ending() {}

    public static boolean shipped(Set<Class<? extends SagaEvent>> announced) {
        return announced.contains(InventoryShipped.class);
    }

    /** @param announced all that was announced about one cancelled order */
    public static boolean undone(Set<Class<? extends SagaEvent>> announced) {
        return announced.stream().anyMatch(PAYMENT_CLOSED::contains)
                && announced.stream().anyMatch(INVENTORY_CLOSED::contains);
    }
}
