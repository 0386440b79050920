package dev.quadrille.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.messaging.DeadLetterKeeper;
import dev.quadrille.messaging.OriginalRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What no service could handle, kept as it came, each letter once. */
@ApplicationScoped
class DeadLetters implements DeadLetterKeeper {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private final Pool pool;

    DeadLetters(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> keep(List<BuriedRecord> letters) {
        return pool.preparedQuery("""
                        insert into dead_letter (id, service, event_id, order_id, type, topic, kafka_partition,
                                                 kafka_offset, record_key, headers, payload, omitted, cause, stack,
                                                 attempts, service_version, replay_id, buried_at)
                        select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[],
                                             $7::int[], $8::bigint[], $9::text[], $10::text[], $11::bytea[],
                                             $12::text[], $13::text[], $14::text[], $15::int[], $16::text[],
                                             $17::uuid[], $18::timestamptz[]) as letter(id)
                        order by id
                        on conflict do nothing""").execute(columns(letters)).replaceWithVoid();
    }

    /** A whole row of the table. */
    static BuriedRecord letter(Row row) {
        return new BuriedRecord(
                row.getUUID("id"),
                participant(row.getString("service")),
                row.getUUID("event_id"),
                row.getUUID("order_id"),
                row.getString("type"),
                original(row),
                row.getString("omitted"),
                row.getString("cause"),
                row.getString("stack"),
                row.getInteger("attempts"),
                row.getString("service_version"),
                row.getUUID("replay_id"),
                row.getOffsetDateTime("buried_at").toInstant());
    }

    static Participant<?> participant(String service) {
        return Participant.all().stream()
                .filter(participant -> participant.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + service + "' is no service"));
    }

    private static OriginalRecord original(Row row) {
        Buffer payload = row.getDelegate().getBuffer("payload");
        return new OriginalRecord(
                row.getString("topic"),
                row.getInteger("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getString("record_key"),
                headers(row.getString("headers")),
                payload == null ? null : payload.getBytes());
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("dead_letter holds headers that are no JSON object", damaged);
        }
    }

    private static String json(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write headers " + headers.keySet(), impossible);
        }
    }

    private static Tuple columns(List<BuriedRecord> letters) {
        List<OriginalRecord> originals =
                letters.stream().map(BuriedRecord::original).toList();
        return Tuple.tuple()
                .addArrayOfUUID(column(letters, BuriedRecord::id, UUID[]::new))
                .addArrayOfString(column(letters, letter -> letter.service().service(), String[]::new))
                .addArrayOfUUID(column(letters, BuriedRecord::eventId, UUID[]::new))
                .addArrayOfUUID(column(letters, BuriedRecord::orderId, UUID[]::new))
                .addArrayOfString(column(letters, BuriedRecord::type, String[]::new))
                .addArrayOfString(column(originals, OriginalRecord::topic, String[]::new))
                .addArrayOfInteger(column(originals, OriginalRecord::partition, Integer[]::new))
                .addArrayOfLong(column(originals, OriginalRecord::offset, Long[]::new))
                .addArrayOfString(column(originals, OriginalRecord::key, String[]::new))
                .addArrayOfString(column(originals, original -> json(original.headers()), String[]::new))
                .addValue(column(originals, DeadLetters::payload, Buffer[]::new))
                .addArrayOfString(column(letters, BuriedRecord::omitted, String[]::new))
                .addArrayOfString(column(letters, BuriedRecord::cause, String[]::new))
                .addArrayOfString(column(letters, BuriedRecord::stack, String[]::new))
                .addArrayOfInteger(column(letters, BuriedRecord::attempts, Integer[]::new))
                .addArrayOfString(column(letters, BuriedRecord::version, String[]::new))
                .addArrayOfUUID(column(letters, BuriedRecord::replayId, UUID[]::new))
                .addArrayOfOffsetDateTime(
                        column(letters, letter -> letter.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
    }

    private static Buffer payload(OriginalRecord original) {
        return original.body() == null ? null : Buffer.buffer(original.body());
    }

    private static <F, T> T[] column(List<F> from, Function<F, T> value, IntFunction<T[]> array) {
        return from.stream().map(value).toArray(array);
    }
}
