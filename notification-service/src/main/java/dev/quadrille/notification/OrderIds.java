package dev.quadrille.notification;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** The time inside an order's id: order-service gives out UUIDv7, which begin with the millisecond. */
public final class OrderIds {

    private static final int BELOW_THE_TIME = 16;

    /** As PostgreSQL orders them; Java takes the first bit of each half for a sign. */
    static final Comparator<UUID> ORDER = (one, other) -> {
        int first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private OrderIds() {}

    /** @return no id of an order that was placed in this millisecond or later is smaller, and no other is as large */
    public static UUID first(Instant time) {
        return new UUID(time.toEpochMilli() << BELOW_THE_TIME, 0);
    }

    static Instant placed(UUID orderId) {
        return Instant.ofEpochMilli(orderId.getMostSignificantBits() >>> BELOW_THE_TIME);
    }
}
