package dev.quadrille.local.gateway;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A token bucket for each address, or subject: so many requests a second, and as many at once after a second of silence. */
final class RateLimit {

    private static final int MOST = 10_000;

    private final long perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new Recent<>(MOST);

    RateLimit(long perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    long perSecond() {
        return perSecond;
    }

    synchronized boolean admits(String whom) {
        return buckets.computeIfAbsent(whom, first -> new Bucket()).takes();
    }

    private final class Bucket {
        private double tokens = perSecond;
        private long filledAt = nanoTime.getAsLong();

        boolean takes() {
            long now = nanoTime.getAsLong();
            double earned = (double) (now - filledAt) * perSecond / TimeUnit.SECONDS.toNanos(1);
            tokens = Math.min(perSecond, tokens + earned);
            filledAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
