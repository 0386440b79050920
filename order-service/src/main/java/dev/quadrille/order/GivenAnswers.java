package dev.quadrille.order;

import dev.quadrille.messaging.Conflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The answers that were given to requests with a key, in the transaction of their effect. */
@ApplicationScoped
class GivenAnswers {

    /** Those of the keys that were used before. */
    Uni<List<GivenAnswer>> to(SqlConnection transaction, Collection<RequestKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery("""
                        select g.* from (select distinct * from unnest($1::text[], $2::text[]) k(scope, key)) asked
                        join idempotency_key g using (scope, key)""")
                .execute(Tuple.of(
                        column(keys, RequestKey::scope, String[]::new), column(keys, RequestKey::key, String[]::new)))
                .map(rows -> rows.stream().map(GivenAnswers::read).toList());
    }

    /**
     * Keeps answers; whoever has one of the keys in a transaction under way is waited for.
     *
     * @return a {@link Conflict} when one was used meanwhile: run again, the batch finds what was answered
     */
    Uni<Void> keep(SqlConnection transaction, List<GivenAnswer> answers, Instant now) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into idempotency_key (scope, key, fingerprint, order_id, status, confirmed_at, answered_at)
                        select a.*, $7 from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[],
                                                   $6::timestamptz[]) a(scope, key, print, id, status, confirmed)
                        order by scope, key
                        on conflict do nothing""")
                .execute(columns(answers).addOffsetDateTime(utc(now)))
                .invoke(rows -> Conflict.unless(rows.rowCount() == answers.size(), "idempotency keys"))
                .replaceWithVoid();
    }

    private static Tuple columns(List<GivenAnswer> answers) {
        return Tuple.tuple()
                .addArrayOfString(column(answers, answer -> answer.key().scope(), String[]::new))
                .addArrayOfString(column(answers, answer -> answer.key().key(), String[]::new))
                .addArrayOfString(column(answers, answer -> answer.key().fingerprint(), String[]::new))
                .addArrayOfUUID(column(answers, GivenAnswer::orderId, UUID[]::new))
                .addArrayOfString(column(
                        answers,
                        answer ->
                                answer.status() == null ? null : answer.status().name(),
                        String[]::new))
                .addArrayOfOffsetDateTime(column(answers, answer -> utc(answer.confirmedAt()), OffsetDateTime[]::new));
    }

    private static GivenAnswer read(Row row) {
        RequestKey key = new RequestKey(row.getString("scope"), row.getString("key"), row.getString("fingerprint"));
        String status = row.getString("status");
        OffsetDateTime confirmedAt = row.getOffsetDateTime("confirmed_at");
        return new GivenAnswer(
                key,
                row.getUUID("order_id"),
                status == null ? null : OrderStatus.valueOf(status),
                confirmedAt == null ? null : confirmedAt.toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static <E, T> T[] column(Collection<E> elements, Function<E, T> value, IntFunction<T[]> array) {
        return elements.stream().map(value).toArray(array);
    }
}
