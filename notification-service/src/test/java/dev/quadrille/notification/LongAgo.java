package dev.quadrille.notification;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A spring long before all that other tests do: what is forgotten in it is none of theirs. */
final class LongAgo {

    static final int DAYS = 30;

    private static final String BEFORE_ALL_OTHERS = "'016f0000-0000-7000-8000-000000000000' and order_id < "
            + "'01760000-0000-7000-8000-000000000000'"; // 2019-12-13 to 2020-11-24

    private LongAgo() {}

    static Retention retention(Instant now) {
        return new Retention(Clock.fixed(now, ZoneOffset.UTC), DAYS);
    }

    /** An order that was placed then. */
    static UUID orderAt(String time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long millis = Instant.parse(time).toEpochMilli();
        return new UUID(millis << 16 | 0x7000L | random.nextInt(0x1000), 1L << 63 | random.nextLong() >>> 2);
    }

    /** As if nothing had happened in it. */
    static void clear(Pool pool) {
        run(pool, "select saga_event_drop_day('2021-01-01') from generate_series(1, 60)");
        run(pool, "delete from saga_event where order_id >= " + BEFORE_ALL_OTHERS);
        run(pool, "delete from saga where order_id >= " + BEFORE_ALL_OTHERS);
        run(pool, "update saga_history set kept_since = '1970-01-01'");
    }

    private static void run(Pool pool, String sql) {
        pool.query(sql).executeAndAwait();
    }
}
