package dev.quadrille.notification;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The system's event store: every event that was announced, with its place in Kafka. */
@ApplicationScoped
class SagaEvents {

    /** The first and the last of them tell which days' partitions are looked into. */
    static final String RECALL = """
            select order_id, event_id, type, causation_id, time from saga_event
            where order_id = any($1) and order_id >= $2 and order_id <= $3""";

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    /** Reminds the sagas of what was heard about them before. */
    Uni<Void> recall(SqlConnection transaction, SagaLog log, Collection<UUID> orderIds) {
        return transaction
                .preparedQuery(RECALL)
                .execute(Tuple.of(
                        orderIds.toArray(UUID[]::new),
                        Collections.min(orderIds, OrderIds.ORDER),
                        Collections.max(orderIds, OrderIds.ORDER)))
                .invoke(rows -> rows.forEach(row -> log.remember(row.getUUID("order_id"), said(row))))
                .replaceWithVoid();
    }

    Uni<Void> append(SqlConnection transaction, List<Heard<?>> heard, Envelopes envelopes) {
        return transaction.preparedQuery("""
                        insert into saga_event (order_id, event_id, type, source, time, causation_id,
                                                topic, kafka_partition, kafka_offset, data, trace_id)
                        select order_id, event_id, type, source, time, cause, topic, part, place, data::json, trace
                        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[],
                                    $7::text[], $8::int[], $9::bigint[], $10::text[], $11::text[])
                             as e(order_id, event_id, type, source, time, cause, topic, part, place, data, trace)
                        on conflict do nothing""").execute(columns(heard, envelopes)).replaceWithVoid();
    }

    /** Of orders whose sagas are locked. */
    Uni<Void> countAgain(SqlConnection transaction, List<Heard<?>> again) {
        return transaction.preparedQuery("""
                        update saga_event e set heard_again = heard_again + times
                        from (select order_id, event_id, count(*) as times
                              from unnest($1::uuid[], $2::uuid[]) as heard(order_id, event_id)
                              group by order_id, event_id) as again
                        where e.order_id = again.order_id and e.event_id = again.event_id
                          and e.order_id >= $3 and e.order_id <= $4""").execute(again(again)).replaceWithVoid();
    }

    private static Tuple again(List<Heard<?>> again) {
        List<UUID> orders = again.stream().map(Heard::orderId).toList();
        return Tuple.of(
                orders.toArray(UUID[]::new),
                column(again, Heard::id, UUID[]::new),
                Collections.min(orders, OrderIds.ORDER),
                Collections.max(orders, OrderIds.ORDER));
    }

    private static Tuple columns(List<Heard<?>> heard, Envelopes envelopes) {
        return Tuple.tuple()
                .addArrayOfUUID(column(heard, Heard::orderId, UUID[]::new))
                .addArrayOfUUID(column(heard, Heard::id, UUID[]::new))
                .addArrayOfString(column(heard, SagaEvents::currentType, String[]::new))
                .addArrayOfString(column(heard, event -> event.envelope().source(), String[]::new))
                .addArrayOfOffsetDateTime(
                        column(heard, event -> event.envelope().time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addArrayOfUUID(column(heard, event -> event.envelope().causationId(), UUID[]::new))
                .addArrayOfString(column(heard, Heard::topic, String[]::new))
                .addArrayOfInteger(column(heard, Heard::partition, Integer[]::new))
                .addArrayOfLong(column(heard, Heard::offset, Long[]::new))
                .addArrayOfString(column(heard, event -> envelopes.json(event.event()), String[]::new))
                .addArrayOfString(
                        column(heard, event -> traceId(event.envelope().traceparent()), String[]::new));
    }

    /** @return null where there is none, or what stands there is no W3C trace context */
    static String traceId(String traceparent) {
        if (traceparent == null) {
            return null;
        }
        Matcher parts = TRACEPARENT.matcher(traceparent);
        return parts.matches() ? parts.group(1) : null;
    }

    /** An event may have been heard in an older version; it is kept in the current one. */
    private static String currentType(Heard<?> heard) {
        return EventCatalog.of(heard.event().getClass()).wireName();
    }

    private static Said said(Row row) {
        return Said.of(
                row.getUUID("event_id"),
                row.getString("type"),
                row.getUUID("causation_id"),
                row.getOffsetDateTime("time").toInstant());
    }

    private static <T> T[] column(List<Heard<?>> heard, Function<Heard<?>, T> value, IntFunction<T[]> array) {
        return heard.stream().map(value).toArray(array);
    }
}
