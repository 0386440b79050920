package dev.quadrille.local.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** In which proportion the kinds of orders come, such as {@code shipped=90,declined=5,sold-out=5}. */
public final class Mix {

    private final Map<OrderKind, Integer> shares;
    private final int total;

    private Mix(Map<OrderKind, Integer> shares) {
        this.shares = shares;
        this.total = shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @throws IllegalArgumentException that names the part which is wrong, and what would be right */
    public static Mix parse(String text) {
        Map<OrderKind, Integer> shares = new EnumMap<>(OrderKind.class);
        for (String part : text.split(",")) {
            String[] sides = part.strip().split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("'%s' is no share; write it as shipped=90".formatted(part));
            }
            OrderKind kind = OrderKind.of(sides[0])
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no kind of order '%s'; there are %s".formatted(sides[0], OrderKind.all())));
            if (shares.put(kind, share(sides)) != null) {
                throw new IllegalArgumentException("'%s' is there twice; give each kind one share".formatted(sides[0]));
            }
        }
        return new Mix(shares).checked();
    }

    private static int share(String... sides) {
        if (!sides[1].matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    "the share of '%s' is '%s'; give a whole number from 0 to 999999".formatted(sides[0], sides[1]));
        }
        return Integer.parseInt(sides[1]);
    }

    private Mix checked() {
        if (total == 0) {
            throw new IllegalArgumentException("the shares add up to 0; give at least one kind a share");
        }
        return this;
    }

    public OrderKind pick(Random random) {
        int ticket = random.nextInt(total);
        for (Map.Entry<OrderKind, Integer> share : shares.entrySet()) {
            ticket -= share.getValue();
            if (ticket < 0) {
                return share.getKey();
            }
        }
        throw new IllegalStateException("a ticket beyond the total of " + total);
    }
}
