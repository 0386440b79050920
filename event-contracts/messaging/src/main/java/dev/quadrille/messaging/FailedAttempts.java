package dev.quadrille.messaging;

import dev.quadrille.messaging.Intake.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What this service tried in vain for one order: the retry queue knows only what is still to be tried. */
@ApplicationScoped
public class FailedAttempts {

    /** So many of each event are kept, the last of them the latest: what is never given up may be tried for days. */
    static final int SLOTS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 200;
    private static final String OF_AN_ORDER = """
            select a.event_id, a.number, a.at, a.cause, q.due_at as again
            from failed_attempt a left join retry_queue q on q.event_id = a.event_id and q.attempts = a.number
            where a.order_id = $1 order by a.at, a.number limit $2""";

    private final Pool pool;

    FailedAttempts(Pool pool) {
        this.pool = pool;
    }

    /**
     * One attempt.
     *
     * @param number 1 for the first
     * @param again when it is tried again; null where another attempt followed, or none will
     */
    public record FailedAttempt(UUID eventId, int number, Instant at, String cause, Instant again) {}

    /** In the order in which they failed. @return a failure of {@link Unavailable} while the database is away */
    public Uni<List<FailedAttempt>> of(UUID orderId) {
        return pool.preparedQuery(OF_AN_ORDER)
                .execute(Tuple.of(orderId.toString(), MOST))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> rows.stream().map(FailedAttempts::attempt).toList())
                .onFailure()
                .transform(away -> new Unavailable("the database does not answer: try again in a second", away));
    }

    private static FailedAttempt attempt(Row row) {
        OffsetDateTime again = row.getOffsetDateTime("again");
        return new FailedAttempt(
                row.getUUID("event_id"),
                row.getInteger("number"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("cause"),
                again == null ? null : again.toInstant());
    }
}
