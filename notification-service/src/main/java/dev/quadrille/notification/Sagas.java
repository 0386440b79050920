package dev.quadrille.notification;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Pipeline;
import dev.quadrille.notification.Saga.Snapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The sagas in the database, read and written a batch at a time, with all that was heard about them. */
@ApplicationScoped
class Sagas {

    private final SagaEvents events;

    Sagas(SagaEvents events) {
        this.events = events;
    }

    Uni<Void> open(SqlConnection transaction, SagaLog log, Collection<UUID> orderIds) {
        return Pipeline.inOrder(
                lock(transaction, orderIds.toArray(UUID[]::new)).invoke(stored -> stored.forEach(log::enter)),
                events.recall(transaction, log, orderIds));
    }

    Uni<Void> save(SqlConnection transaction, SagaLog log, Envelopes envelopes) {
        return log.heard().isEmpty()
                ? Uni.createFrom().voidItem()
                : Pipeline.inOrder(
                        events.append(transaction, log.heard(), envelopes),
                        write(
                                transaction,
                                log.changed().stream().map(Saga::snapshot).toList()));
    }

    /** That an event came again is all that is noted of it. */
    Uni<Void> hearAgain(SqlConnection transaction, List<Heard<?>> again) {
        return events.countAgain(transaction, again);
    }

    /** In the order of their ids, whoever locks them. */
    static Uni<List<Snapshot>> lock(SqlConnection transaction, UUID... ids) {
        return transaction
                .preparedQuery("select * from saga where order_id = any($1) order by order_id for update")
                .execute(Tuple.of(ids))
                .map(rows -> rows.stream().map(Sagas::snapshot).toList());
    }

    /** Each in its next version. @return a {@link Conflict} where another transaction has written one of them meanwhile */
    static Uni<Void> write(SqlConnection transaction, List<Snapshot> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into saga as s (order_id, customer_id, recipient, status, reason, steps, requested,
                                               started_at, ended_at, version)
                        select id, customer, recipient, status, reason, string_to_array(steps, ' '),
                               string_to_array(requested, ' '), started, ended, version
                        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                    $8::timestamptz[], $9::timestamptz[], $10::int[])
                             as c(id, customer, recipient, status, reason, steps, requested, started, ended, version)
                        order by id
                        on conflict (order_id) do update set
                            customer_id = excluded.customer_id, recipient = excluded.recipient,
                            status = excluded.status, reason = excluded.reason, steps = excluded.steps,
                            requested = excluded.requested, started_at = excluded.started_at,
                            ended_at = excluded.ended_at, version = excluded.version
                        where s.version = excluded.version - 1""")
                .execute(columns(changed))
                .invoke(rows -> Conflict.unless(rows.rowCount() == changed.size(), "sagas"))
                .replaceWithVoid();
    }

    private static Tuple columns(List<Snapshot> sagas) {
        return Tuple.tuple()
                .addArrayOfUUID(column(sagas, Snapshot::orderId, UUID[]::new))
                .addArrayOfString(column(sagas, Snapshot::customerId, String[]::new))
                .addArrayOfString(column(sagas, Snapshot::recipient, String[]::new))
                .addArrayOfString(column(sagas, saga -> saga.status().name(), String[]::new))
                .addArrayOfString(column(
                        sagas,
                        saga -> saga.reason() == null ? null : saga.reason().name(),
                        String[]::new))
                .addArrayOfString(column(sagas, saga -> String.join(" ", saga.steps()), String[]::new))
                .addArrayOfString(column(sagas, Sagas::requested, String[]::new))
                .addArrayOfOffsetDateTime(column(sagas, saga -> utc(saga.startedAt()), OffsetDateTime[]::new))
                .addArrayOfOffsetDateTime(column(sagas, saga -> utc(saga.endedAt()), OffsetDateTime[]::new))
                .addArrayOfInteger(column(sagas, Snapshot::version, Integer[]::new));
    }

    private static String requested(Snapshot saga) {
        return String.join(" ", saga.requested().stream().map(Subject::name).toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Snapshot snapshot(Row row) {
        String reason = row.getString("reason");
        return new Snapshot(
                row.getUUID("order_id"),
                row.getString("customer_id"),
                row.getString("recipient"),
                SagaStatus.valueOf(row.getString("status")),
                reason == null ? null : CancellationReason.valueOf(reason),
                List.of(row.getArrayOfStrings("steps")),
                Arrays.stream(row.getArrayOfStrings("requested"))
                        .map(Subject::valueOf)
                        .toList(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")),
                row.getInteger("version"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> T[] column(List<Snapshot> sagas, Function<Snapshot, T> value, IntFunction<T[]> array) {
        return sagas.stream().map(value).toArray(array);
    }
}
