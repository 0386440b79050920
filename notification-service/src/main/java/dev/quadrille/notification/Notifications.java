package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What customers were told, for people to read. */
@ApplicationScoped
public class Notifications {

    private final Pool pool;

    Notifications(Pool pool) {
        this.pool = pool;
    }

    /**
     * One message to a customer.
     *
     * @param recipient masked
     * @param state PENDING, DELIVERED, or FAILED: given up
     * @param failure why the last attempt did not succeed; null otherwise
     */
    public record Notice(
            long position, UUID orderId, String about, String recipient, String state, String failure, Instant at) {}

    /** Newest first. @param before the last position of the page before; null: the first page */
    public Uni<List<Notice>> page(Long before, int limit) {
        return pool.preparedQuery("select * from notification where position < $1 order by position desc limit $2")
                .execute(Tuple.of(before == null ? Long.MAX_VALUE : before, limit))
                .map(rows -> rows.stream().map(Notifications::notice).toList());
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getLong("position"),
                row.getUUID("order_id"),
                row.getString("about"),
                Masked.email(row.getString("recipient")),
                row.getString("state"),
                row.getString("failure"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
