package dev.quadrille.notification;

import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.messaging.Replays;
import dev.quadrille.messaging.Replays.Addressed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** Sends back many open dead letters, the oldest first, a few hundred in one transaction. */
@ApplicationScoped
public class BulkReplay {

    /** In one request. */
    public static final int MOST = 10_000;

    private static final int CHUNK = 500;

    /** In bytes: so much of the bodies is in memory at a time. */
    private static final int MOST_BYTES = 8 << 20;

    /** Whether a letter has a copy that fits into a message. */
    private static final String SENDABLE = """
            omitted is null and coalesce(octet_length(payload), 0) + coalesce(octet_length(record_key), 0)
                                + 2 * octet_length(headers) < %d""".formatted(Replays.MAX_SIZE);

    private final Pool pool;
    private final Replays replays;
    private final DeadLetterActions actions;

    BulkReplay(Pool pool, Replays replays, DeadLetterActions actions) {
        this.pool = pool;
        this.replays = replays;
        this.actions = actions;
    }

    /**
     * What became of the letters that were meant.
     *
     * @param remaining are still open: ask again
     * @param withoutCopy are too large, or have no copy for that reason: they go one by one, with a body
     */
    public record Outcome(int replayed, long remaining, long withoutCopy) {}

    /** @param filter which of the open letters */
    public Uni<Outcome> replay(DeadLetterFilter filter, Signature signature) {
        DeadLetterFilter open = filter.in(DeadLetterState.OPEN);
        return on(open, signature, 0).chain(replayed -> outcome(open, replayed));
    }

    private Uni<Integer> on(DeadLetterFilter open, Signature signature, int before) {
        int limit = Math.min(CHUNK, MOST - before);
        return pool.withTransaction(transaction -> chunk(transaction, open, limit, signature))
                .invoke(replays::committed)
                .chain(sent -> sent == 0 || before + sent == MOST
                        ? Uni.createFrom().item(before + sent)
                        : on(open, signature, before + sent));
    }

    private Uni<Integer> chunk(SqlConnection transaction, DeadLetterFilter open, int limit, Signature signature) {
        return take(transaction, open, limit).chain(letters -> {
            List<Addressed> sent = letters.stream()
                    .map(letter -> DeadLetterDesk.addressed(letter, letter.original()))
                    .toList();
            return replays.add(transaction, sent)
                    .chain(() -> actions.replayed(
                            transaction,
                            letters.stream().map(BuriedRecord::id).toList(),
                            sent.stream().map(one -> one.replay().id()).toList(),
                            null,
                            signature))
                    .replaceWith(letters.size());
        });
    }

    /** At least one, and no more than fit into memory; whoever else takes the same ones waits, and finds them taken. */
    private static Uni<List<BuriedRecord>> take(SqlConnection transaction, DeadLetterFilter open, int limit) {
        return transaction
                .preparedQuery("""
                        update dead_letter set state = 'REPLAYED'
                        where state = 'OPEN' and id = any(array(
                            select id from (
                                select id, sum(coalesce(octet_length(payload), 0) + length(headers)) over (order by id)
                                           - coalesce(octet_length(payload), 0) - length(headers) as before
                                from (select * from dead_letter
                                      where %s and %s
                                      order by id limit $9) oldest) sized
                            where before < $10))
                        returning *""".formatted(SENDABLE, DeadLetterFilter.SQL))
                .execute(open.tuple().addInteger(limit).addInteger(MOST_BYTES))
                .map(rows -> rows.stream()
                        .map(DeadLetters::letter)
                        .sorted(Comparator.comparing(letter -> letter.id().toString()))
                        .toList());
    }

    private Uni<Outcome> outcome(DeadLetterFilter open, int replayed) {
        return pool.preparedQuery("""
                        select count(*) filter (where %1$s), count(*) filter (where not (%1$s))
                        from dead_letter where %2$s""".formatted(SENDABLE, DeadLetterFilter.SQL))
                .execute(open.tuple())
                .map(rows -> rows.iterator().next())
                .map(row -> new Outcome(replayed, row.getLong(0), row.getLong(1)));
    }
}
