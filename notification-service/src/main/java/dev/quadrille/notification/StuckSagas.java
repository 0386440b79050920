package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Sagas that have been under way for long. Whoever asks the same within a second gets the same answer. */
@ApplicationScoped
public class StuckSagas {

    static final String SQL = """
            with stuck as (select order_id, steps from saga where ended_at is null and order_id < $1),
                 letters as (select order_id, count(*) as count from dead_letter
                             where state = 'OPEN' and order_id is not null group by order_id)
            select steps, count(*) as count, (array_agg(order_id order by order_id))[1:%d] as examples,
                   coalesce(sum(letters.count), 0)::bigint as letters
            from stuck left join letters using (order_id) group by steps""".formatted(StuckGroup.EXAMPLES);

    private final Pool pool;
    private final Clock clock;
    private final Shared<Integer, Stuck> shared = new Shared<>(this::look, System::nanoTime);

    StuckSagas(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Sagas that have been under way for longer than that, by what they wait for. */
    public record Stuck(int olderThanSeconds, List<StuckGroup> groups) {}

    public Uni<Stuck> olderThan(int seconds) {
        return shared.answer(seconds);
    }

    private Uni<Stuck> look(int seconds) {
        Instant now = clock.instant();
        return pool.preparedQuery(SQL)
                .execute(Tuple.of(OrderIds.first(now.minusSeconds(seconds))))
                .map(rows ->
                        new Stuck(seconds, StuckGroup.together(rows.stream().flatMap(row -> groups(row, now)))));
    }

    /** One for each thing that these sagas wait for. */
    private static Stream<StuckGroup> groups(Row row, Instant now) {
        List<UUID> examples = List.of(row.getArrayOfUUIDs("examples"));
        long count = row.getLong("count");
        long letters = row.getLong("letters");
        Standing standing = new Standing(List.of(row.getArrayOfStrings("steps")), count, examples.get(0));
        return standing.awaited().stream()
                .map(one -> new StuckGroup(
                        one.names(),
                        one.from().service(),
                        one.causeName(),
                        count,
                        standing.age(now),
                        examples,
                        letters));
    }
}
