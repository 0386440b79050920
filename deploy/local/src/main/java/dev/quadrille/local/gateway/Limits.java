package dev.quadrille.local.gateway;

import java.time.Duration;

/**
 * What the gateway bears before it refuses.
 *
 * @param perSecond requests from one address, and of one subject
 * @param connections open at a time
 * @param bodies on their way at a time; each may fill 64 KiB of memory
 * @param body how long one may be on its way
 * @param idle how long a connection may ask for nothing
 */
public record Limits(long perSecond, int connections, int bodies, Duration body, Duration idle) {

    /** From one address, and of one subject, unless told otherwise. */
    public static final int REQUESTS_PER_SECOND = 1_000;

    private static final int MOST_CONNECTIONS = 12_000; // as many as a service takes
    private static final int MOST_BODIES = 500;
    private static final Duration LONGEST_BODY = Duration.ofSeconds(30);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(75);

    public static Limits ofRate(long perSecond) {
        return new Limits(perSecond, MOST_CONNECTIONS, MOST_BODIES, LONGEST_BODY, LONGEST_IDLE);
    }
}
