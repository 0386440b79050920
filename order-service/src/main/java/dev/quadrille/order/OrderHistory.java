package dev.quadrille.order;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to an order, for people to read. */
@ApplicationScoped
public class OrderHistory {

    private final Pool pool;

    OrderHistory(Pool pool) {
        this.pool = pool;
    }

    /**
     * One event of the stream.
     *
     * @param source who announced it
     * @param data the event's JSON, personal data and payment token masked
     */
    public record Entry(
            int version,
            UUID id,
            String type,
            String source,
            Instant time,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {}

    /** @param onlyOf whose order it must be; null: anybody's @return fails with {@link UnknownOrder} */
    public Uni<List<Entry>> of(UUID orderId, String onlyOf) {
        return pool.preparedQuery("""
                        select version, event_id, type, source, time,
                               case when type like 'order.created.%'
                                    then data::jsonb || '{"customerEmail": "***", "paymentToken": "***"}'
                                    else data::jsonb end::text as data
                        from order_event where order_id = $1
                          and ($2::text is null
                               or exists (select from order_view where order_id = $1 and customer_id = $2))
                        order by version""").execute(Tuple.of(orderId, onlyOf)).map(rows -> entries(orderId, rows));
    }

    private static List<Entry> entries(UUID orderId, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new UnknownOrder(orderId);
        }
        return rows.stream()
                .map(row -> new Entry(
                        row.getInteger("version"),
                        row.getUUID("event_id"),
                        row.getString("type"),
                        row.getString("source"),
                        row.getOffsetDateTime("time").toInstant(),
                        row.getString("data")))
                .toList();
    }
}
