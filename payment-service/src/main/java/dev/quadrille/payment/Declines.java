package dev.quadrille.payment;

import dev.quadrille.messaging.Fault;
import dev.quadrille.messaging.Remembered;
import jakarta.inject.Singleton;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;

/** So many of a hundred charges are declined. The order id decides which, so that asking again changes nothing. */
@Singleton
class Declines implements Fault {

    private static final int ALL = 100;
    private static final Pattern PERCENT = Pattern.compile("\\d|[1-9]\\d|" + ALL);

    private final Remembered<Boolean> declined = new Remembered<>();
    private volatile int percent;

    @Override
    public String name() {
        return "decline-percent";
    }

    @Override
    public String value() {
        return Integer.toString(percent);
    }

    @Override
    public String values() {
        return "0-" + ALL;
    }

    @Override
    public String about() {
        return "so many of a hundred charges are declined: these orders are cancelled, PAYMENT_DECLINED";
    }

    @Override
    public String holds() {
        return "of an order that is declined no money is kept, and none is taken later";
    }

    @Override
    public boolean set(String value) {
        boolean known = PERCENT.matcher(value).matches();
        if (known) {
            percent = Integer.parseInt(value);
        }
        return known;
    }

    /** Whether any charge is declined, or has been. */
    boolean any() {
        return percent > 0 || !declined.isEmpty();
    }

    /** Whether this charge is declined; one that was stays it, whatever is set meanwhile. */
    boolean meet(UUID order) {
        return declined.knows(order) || share(order) < percent && declined.first(order, true);
    }

    private static int share(UUID order) {
        return new SplittableRandom(order.getLeastSignificantBits()).nextInt(ALL);
    }
}
