package dev.quadrille.notification;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Which dead letters; whatever is null is not asked for.
 *
 * @param cause a part of the cause, in upper or lower case
 * @param since the first moment at which a letter was written
 * @param until the first moment that is too late
 */
public record DeadLetterFilter(
        String service,
        DeadLetterState state,
        String type,
        String topic,
        UUID orderId,
        String cause,
        Instant since,
        Instant until) {

    /** Uses the parameters 1 to 8, which {@link #tuple} gives. */
    static final String SQL = """
            ($1::text is null or service = $1) and ($2::text is null or state = $2)
            and ($3::text is null or type = $3) and ($4::text is null or topic = $4)
            and ($5::uuid is null or order_id = $5)
            and ($6::text is null or position(lower($6) in lower(cause)) > 0)
            and ($7::timestamptz is null or buried_at >= $7) and ($8::timestamptz is null or buried_at < $8)
            """;

    DeadLetterFilter in(DeadLetterState only) {
        return new DeadLetterFilter(service, only, type, topic, orderId, cause, since, until);
    }

    Tuple tuple() {
        return Tuple.tuple()
                .addString(service)
                .addString(state == null ? null : state.name())
                .addString(type)
                .addString(topic)
                .addUUID(orderId)
                .addString(cause)
                .addOffsetDateTime(utc(since))
                .addOffsetDateTime(utc(until));
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
