package dev.quadrille.notification;

import dev.quadrille.messaging.access.KnownUntil;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/**
 * What opens {@code /live} once and soon, in place of the token that it was got with: a page cannot send a token with a
 * WebSocket but where servers write it into their logs. Any replica takes what another has issued.
 */
@ApplicationScoped
public class LiveTickets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Pool pool;

    LiveTickets(Pool pool) {
        this.pool = pool;
    }

    /** @param ticket for {@code /live?ticket=} @param endsAt good until then, half a minute, but no longer than the token */
    public record Ticket(String ticket, Instant endsAt) {}

    /** @param who may come in with it, as who they are now */
    public Uni<Ticket> issue(SecurityIdentity who) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return pool.preparedQuery("""
                        insert into live_ticket (digest, subject, roles, known_until, ends_at)
                        values ($1, $2, $3, $4, least(now() + interval '30 seconds', to_timestamp($4::bigint)))
                        returning ends_at""")
                .execute(Tuple.of(
                        digest(ticket),
                        who.getPrincipal().getName(),
                        who.getRoles().toArray(String[]::new),
                        KnownUntil.of(who)))
                .map(rows -> new Ticket(
                        ticket, rows.iterator().next().getOffsetDateTime(0).toInstant()));
    }

    /** @return whoever it was issued to; null where it was never issued, has ended, or was used before */
    Uni<SecurityIdentity> redeem(String ticket) {
        return pool.preparedQuery("""
                        delete from live_ticket where digest = $1 and ends_at > now()
                        returning subject, roles, known_until""")
                .execute(Tuple.of(digest(ticket)))
                .map(rows ->
                        rows.rowCount() == 0 ? null : identity(rows.iterator().next()));
    }

    private static SecurityIdentity identity(Row row) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(row.getString("subject")))
                .addRoles(Set.of(row.getArrayOfStrings("roles")));
        Long knownUntil = row.getLong("known_until");
        return (knownUntil == null ? identity : KnownUntil.set(identity, knownUntil)).build();
    }

    private static Buffer digest(String ticket) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Buffer.buffer(sha256.digest(ticket.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
