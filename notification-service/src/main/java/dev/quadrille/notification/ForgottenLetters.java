package dev.quadrille.notification;

import dev.quadrille.messaging.Housekeeping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets dead letters that were replayed or parked, with what was done to them, long after the last of it; open ones never. */
@ApplicationScoped
class ForgottenLetters implements Housekeeping {

    /** A letter may be half a mebibyte. */
    static final int BATCH = 500;

    private final Pool pool;
    private final Retention retention;

    ForgottenLetters(Pool pool, Retention retention) {
        this.pool = pool;
        this.retention = retention;
    }

    @Override
    public String what() {
        return "dead letters that were decided on long ago";
    }

    @Override
    public String table() {
        return "dead_letter";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public Uni<Removed> remove() {
        return pool.preparedQuery("""
                        with old as (
                            select id from dead_letter letter
                            where state <> 'OPEN' and stored_at < $1
                              and not exists (select from dead_letter_action done
                                              where done.letter_id = letter.id and done.done_at >= $1)
                            order by stored_at limit $2 for update skip locked),
                        actions as (delete from dead_letter_action using old where letter_id = old.id)
                        delete from dead_letter using old where dead_letter.id = old.id""")
                .execute(Tuple.of(retention.firstMoment(), BATCH))
                .map(rows -> new Removed(rows.rowCount(), rows.rowCount() == BATCH));
    }
}
