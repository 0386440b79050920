package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Events that were put aside, in the transaction that marked them as heard, until they are due. */
@ApplicationScoped
class RetryQueue {

    /** Whoever took an event has this long to finish it before another replica may take it. */
    private static final long LEASE_S = 5;

    /** An event that is due. */
    record Due(ConsumerRecord<String, byte[]> record, int attempts) {}

    Uni<Void> park(SqlConnection transaction, List<Parked> parked) {
        if (parked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery("""
                        with parked as (
                            select * from unnest($1::uuid[], $2::text[], $3::int[], $4::bigint[], $5::timestamptz[],
                                                 $6::text[], $7::text[], $8::bytea[], $9::text[], $10::int[], $11::bigint[],
                                                 $12::uuid[])
                                 as p(id, topic, kafka_partition, kafka_offset, kafka_timestamp, record_key, headers,
                                      payload, cause, attempts, pause_ms, event)),
                        told as (
                            insert into failed_attempt (event_id, slot, number, order_id, cause)
                            select event, least(attempts, $13), attempts, record_key, cause from parked where attempts > 0
                            on conflict (event_id, slot) do update
                                set number = excluded.number, cause = excluded.cause, at = excluded.at)
                        insert into retry_queue (event_id, topic, kafka_partition, kafka_offset, kafka_timestamp,
                                                 record_key, headers, payload, cause, attempts, due_at)
                        select id, topic, kafka_partition, kafka_offset, kafka_timestamp, record_key, headers, payload,
                               cause, attempts, coalesce(now() + pause_ms * interval '1 millisecond', 'infinity')
                        from parked""").execute(columns(parked)).replaceWithVoid();
    }

    /** Makes what was held back due at once. */
    Uni<Void> release(Pool pool, String topic) {
        return pool.preparedQuery("update retry_queue set due_at = now() where cause = $1 and topic = $2")
                .execute(Tuple.of(Parked.HELD, topic))
                .replaceWithVoid();
    }

    /** Lends out what is due: no other replica sees it for a while, and a crash only delays it. */
    Uni<List<Due>> lend(Pool pool, int limit) {
        return pool.preparedQuery("""
                        update retry_queue set due_at = now() + $2 * interval '1 second'
                        where event_id in (select event_id from retry_queue where due_at <= now()
                                           order by due_at limit $1 for update skip locked)
                        returning *""")
                .execute(Tuple.of(limit, LEASE_S))
                .map(rows -> rows.stream()
                        .map(row -> new Due(record(row), row.getInteger("attempts")))
                        .toList());
    }

    /** Takes events out of the queue. @return those that no other replica has or is about to take */
    Uni<Set<UUID>> claim(SqlConnection transaction, Collection<UUID> ids) {
        return transaction
                .preparedQuery("""
                        delete from retry_queue where event_id in (
                            select event_id from retry_queue where event_id = any($1) for update skip locked)
                        returning event_id""")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    private static Tuple columns(List<Parked> parked) {
        List<ConsumerRecord<String, byte[]>> records =
                parked.stream().map(Parked::record).toList();
        return Tuple.tuple()
                .addArrayOfUUID(column(parked, Parked::id, UUID[]::new))
                .addArrayOfString(column(records, ConsumerRecord::topic, String[]::new))
                .addArrayOfInteger(column(records, ConsumerRecord::partition, Integer[]::new))
                .addArrayOfLong(column(records, ConsumerRecord::offset, Long[]::new))
                .addArrayOfOffsetDateTime(column(
                        records,
                        r -> Instant.ofEpochMilli(r.timestamp()).atOffset(ZoneOffset.UTC),
                        OffsetDateTime[]::new))
                .addArrayOfString(column(records, ConsumerRecord::key, String[]::new))
                .addArrayOfString(column(records, r -> HeaderText.write(r.headers()), String[]::new))
                .addValue(column(records, r -> r.value() == null ? null : Buffer.buffer(r.value()), Buffer[]::new))
                .addArrayOfString(column(parked, Parked::cause, String[]::new))
                .addArrayOfInteger(column(parked, Parked::attempts, Integer[]::new))
                .addArrayOfLong(
                        column(parked, p -> p.pause() == null ? null : p.pause().toMillis(), Long[]::new))
                .addArrayOfUUID(column(parked, Parked::event, UUID[]::new))
                .addValue(FailedAttempts.SLOTS);
    }

    private static <S, T> T[] column(List<S> rows, Function<S, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static ConsumerRecord<String, byte[]> record(Row row) {
        Buffer payload = row.getDelegate().getBuffer("payload");
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInteger("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getOffsetDateTime("kafka_timestamp").toInstant().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                row.getString("record_key"),
                payload == null ? null : payload.getBytes(),
                new RecordHeaders(HeaderText.read(row.getString("headers"))),
                Optional.empty());
    }
}
