package dev.quadrille.inventory;

import dev.quadrille.messaging.Choice;
import dev.quadrille.messaging.Remembered;
import jakarta.inject.Singleton;
import java.util.UUID;

/** How the carrier fares, whichever it is. */
@Singleton
class CarrierCondition extends Choice {

    private final Remembered<Boolean> refused = new Remembered<>();

    CarrierCondition() {
        super("ok", "ok", "refuses", "down");
    }

    @Override
    public String name() {
        return "carrier";
    }

    @Override
    public String about() {
        return "refuses: confirmed orders are released, refunded and cancelled, NO_CARRIER; down: no answer comes, the"
                + " carrier is asked again, and goods that were offered in vain are called back until it answers";
    }

    @Override
    public String holds() {
        return "goods of an order are shipped once or lie on the shelf again, and what is not shipped is refunded";
    }

    boolean isDown() {
        return is("down");
    }

    /** Whether any shipment is refused, or has been. */
    boolean refusesAny() {
        return is("refuses") || !refused.isEmpty();
    }

    /** Whether this shipment is refused; one that was stays it, whatever is set meanwhile. */
    boolean refuses(UUID order) {
        return refused.knows(order) || is("refuses") && refused.first(order, true);
    }
}
