package dev.quadrille.notification;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was heard about one saga, for people to read. */
@ApplicationScoped
public class Timeline {

    static final String SQL = """
            select *, (data::jsonb || case
                when type like 'order.created.%' then '{"customerEmail": "***", "paymentToken": "***"}'::jsonb
                when type like 'notification.requested.%' then '{"recipient": "***"}'::jsonb
                else '{}'::jsonb end)::text as masked
            from saga_event where order_id = $1""";

    private final Pool pool;

    Timeline(Pool pool) {
        this.pool = pool;
    }

    /**
     * One event as it was heard.
     *
     * @param time by the announcer's clock
     * @param causationId the event that caused it; null where a request or a deadline did
     * @param heardAt by this service's clock
     * @param heardAgain how often it came once more, and was ignored
     * @param traceId null where it was not traced
     * @param data the event's JSON, personal data and payment token masked
     */
    public record Entry(
            UUID id,
            String type,
            String source,
            Instant time,
            UUID causationId,
            String topic,
            int partition,
            long offset,
            Instant heardAt,
            int heardAgain,
            String traceId,
            @JsonRawValue String data) {

        Said said() {
            return Said.of(id, type, causationId, time);
        }
    }

    /** @return each event after its cause; empty for an order that nobody spoke of */
    public Uni<List<Entry>> of(UUID orderId) {
        return pool.preparedQuery(SQL).execute(Tuple.of(orderId)).map(Timeline::inOrder);
    }

    /** Whether these are all events of a saga with these steps; those of one that ended long ago are forgotten. */
    public static boolean isWhole(List<Entry> events, String... steps) {
        long kept = events.stream()
                .filter(event -> !EventCatalog.wired(event.type()).eventClass().equals(NotificationRequested.class))
                .count();
        return kept >= steps.length;
    }

    private static List<Entry> inOrder(RowSet<Row> rows) {
        Map<UUID, Entry> entries =
                rows.stream().map(Timeline::entry).collect(Collectors.toMap(Entry::id, Function.identity()));
        List<Said> said = entries.values().stream().map(Entry::said).toList();
        return Conversation.inOrder(said).stream()
                .map(one -> entries.get(one.id()))
                .toList();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("event_id"),
                row.getString("type"),
                row.getString("source"),
                row.getOffsetDateTime("time").toInstant(),
                row.getUUID("causation_id"),
                row.getString("topic"),
                row.getInteger("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getOffsetDateTime("heard_at").toInstant(),
                row.getInteger("heard_again"),
                row.getString("trace_id"),
                row.getString("masked"));
    }
}
