package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Notes what became of dead letters, by whom and why. */
@ApplicationScoped
class DeadLetterActions {

    private final Clock clock;

    DeadLetterActions(Clock clock) {
        this.clock = clock;
    }

    /** @param corrected what was corrected; null where nothing was */
    Uni<Void> replayed(
            SqlConnection transaction, List<UUID> letters, List<UUID> replays, String corrected, Signature signature) {
        return transaction
                .preparedQuery("""
                        insert into dead_letter_action (letter_id, action, done_by, reason, done_at, replay_id, corrected)
                        select letter, 'REPLAY', $3, $4, $5, replay, $6
                        from unnest($1::uuid[], $2::uuid[]) as done(letter, replay)""")
                .execute(Tuple.tuple()
                        .addArrayOfUUID(letters.toArray(UUID[]::new))
                        .addArrayOfUUID(replays.toArray(UUID[]::new))
                        .addString(signature.by())
                        .addString(signature.reason())
                        .addOffsetDateTime(now())
                        .addString(corrected))
                .replaceWithVoid();
    }

    Uni<Void> parked(SqlConnection transaction, UUID letter, Signature signature) {
        return transaction
                .preparedQuery("""
                        insert into dead_letter_action (letter_id, action, done_by, reason, done_at)
                        values ($1, 'PARK', $2, $3, $4)""")
                .execute(Tuple.of(letter, signature.by(), signature.reason(), now()))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
