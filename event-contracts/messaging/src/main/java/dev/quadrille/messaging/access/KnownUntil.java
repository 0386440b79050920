package dev.quadrille.messaging.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;

/** For how long somebody is known: a WebSocket is closed when the token that opened it ends. */
public final class KnownUntil {

    /** In seconds since the epoch; read by Quarkus when a WebSocket opens. */
    private static final String ATTRIBUTE = "quarkus.identity.expire-time";

    private KnownUntil() {}

    /** @return in seconds since the epoch; null where that has no end */
    public static Long of(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE);
    }

    /** @param end in seconds since the epoch: it may have come already, within the skew of clocks, and counts a moment later */
    public static QuarkusSecurityIdentity.Builder set(QuarkusSecurityIdentity.Builder identity, long end) {
        return identity.addAttribute(ATTRIBUTE, Math.max(end, Instant.now().getEpochSecond() + 1));
    }
}
