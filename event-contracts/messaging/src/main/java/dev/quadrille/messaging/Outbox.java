package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What this service has to say, written in the transaction that made it true, until the relay has said it. */
@ApplicationScoped
class Outbox {

    /** In bytes; with its headers a message then stays below the 1 MiB that a broker takes. */
    static final int MAX_PAYLOAD = 1_000_000;

    /**
     * Adds messages in their order. The transaction has its number before it takes their places, as {@link SaidUpTo}
     * relies on.
     *
     * @throws IllegalArgumentException for one that Kafka would refuse for ever, and all that waits behind it
     * @throws IllegalStateException outside a transaction: a message must live and die with the change it tells of
     */
    Uni<Void> add(SqlConnection transaction, List<OutboxMessage> messages) {
        if (transaction.transaction() == null) {
            throw new IllegalStateException("the outbox is written in the caller's transaction, and there is none");
        }
        messages.forEach(Outbox::checkSize);
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery("""
                        insert into outbox (id, aggregatetype, aggregateid, type, time, causationid, traceparent, headers, payload)
                        select m.id, m.topic, m.key, m.type, m.time, m.cause, m.trace, m.headers, m.payload
                        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[],
                                    $7::text[], $8::text[], $9::bytea[])
                             with ordinality m(id, topic, key, type, time, cause, trace, headers, payload, place)
                        where pg_current_xact_id() is not null
                        order by m.place""").execute(columns(messages)).replaceWithVoid();
    }

    private static void checkSize(OutboxMessage message) {
        if (message.payload() != null && message.payload().length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("%s of order %s is %d bytes long: at most %d can be said in one message"
                    .formatted(message.type(), message.key(), message.payload().length, MAX_PAYLOAD));
        }
    }

    /** The oldest messages after a place in the outbox, in their order. */
    Uni<List<Waiting>> oldest(SqlConnection transaction, long after, int limit) {
        return transaction.preparedQuery("""
                        select *, (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint) as oldest_writer,
                               (select pg_current_xact_id()::text::bigint) as reader
                        from outbox where position > $1 order by position limit $2""").execute(Tuple.of(after, limit)).map(Outbox::read);
    }

    Uni<Void> remove(SqlConnection transaction, List<Waiting> said) {
        Long[] positions = said.stream().map(Waiting::position).toArray(Long[]::new);
        return transaction
                .preparedQuery("delete from outbox where position = any($1)")
                .execute(Tuple.of(positions))
                .replaceWithVoid();
    }

    /**
     * A message at its place in the outbox.
     *
     * @param oldestWriter the oldest transaction under way when it was read
     * @param reader the transaction that read it; it took its number only then
     */
    record Waiting(long position, long oldestWriter, long reader, OutboxMessage message) {}

    private static Tuple columns(List<OutboxMessage> messages) {
        return Tuple.tuple()
                .addArrayOfUUID(column(messages, OutboxMessage::id, UUID[]::new))
                .addArrayOfString(column(messages, OutboxMessage::topic, String[]::new))
                .addArrayOfString(column(messages, OutboxMessage::key, String[]::new))
                .addArrayOfString(column(messages, OutboxMessage::type, String[]::new))
                .addArrayOfOffsetDateTime(
                        column(messages, m -> m.time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addArrayOfUUID(column(messages, OutboxMessage::causationId, UUID[]::new))
                .addArrayOfString(column(messages, OutboxMessage::traceparent, String[]::new))
                .addArrayOfString(column(messages, OutboxMessage::headers, String[]::new))
                .addValue(
                        column(messages, m -> m.payload() == null ? null : Buffer.buffer(m.payload()), Buffer[]::new));
    }

    private static <T> T[] column(
            List<OutboxMessage> messages, Function<OutboxMessage, T> value, IntFunction<T[]> array) {
        return messages.stream().map(value).toArray(array);
    }

    private static List<Waiting> read(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Waiting(
                        row.getLong("position"), row.getLong("oldest_writer"), row.getLong("reader"), message(row)))
                .toList();
    }

    private static OutboxMessage message(Row row) {
        Buffer payload = row.getDelegate().getBuffer("payload");
        return new OutboxMessage(
                row.getUUID("id"),
                row.getString("aggregatetype"),
                row.getString("aggregateid"),
                row.getString("type"),
                row.getOffsetDateTime("time").toInstant(),
                row.getUUID("causationid"),
                row.getString("traceparent"),
                row.getString("headers"),
                payload == null ? null : payload.getBytes());
    }
}
