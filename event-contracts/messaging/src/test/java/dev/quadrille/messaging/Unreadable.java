package dev.quadrille.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What may stand on {@code orders.cancelled} though it is no cancellation; each differs from a good one in one thing. */
enum Unreadable {
    UNKNOWN_TYPE(
            "UnknownEventType: event type 'order.forgotten.v1'",
            draft -> draft.header("ce_type", "order.forgotten.v1")),
    UNKNOWN_VERSION(
            "UnknownEventVersion: event version 'order.cancelled.v99'",
            draft -> draft.header("ce_type", "order.cancelled.v99")),
    TYPE_WITHOUT_VERSION(
            "UnknownEventType: event type 'order.cancelled'", draft -> draft.header("ce_type", "order.cancelled")),
    NO_HEADERS("MalformedEvent: header ce_specversion", draft -> draft.headers.clear()),
    NO_ID("MalformedEvent: header ce_id is missing", draft -> draft.headers.remove("ce_id")),
    NO_TYPE("MalformedEvent: header ce_type is missing", draft -> draft.headers.remove("ce_type")),
    BINARY_ID("MalformedEvent: header ce_id", draft -> draft.headers.put("ce_id", new byte[] {0, (byte) 0xff, 1})),
    RANDOM_ID(
            "must be a UUIDv7: its time decides",
            draft -> draft.header("ce_id", UUID.randomUUID().toString())),
    WRONG_TIME("MalformedEvent: header ce_time", draft -> draft.header("ce_time", "yesterday")),
    TORN_BODY("MalformedEvent: order.cancelled.v1", draft -> draft.value = bytes("{\"orderId\":")),
    BODY_OF_ANOTHER_SHAPE("MalformedEvent: order.cancelled.v1", draft -> draft.value = bytes("[1, 2]")),
    MISSING_FIELD(
            "MalformedEvent: order.cancelled.v1", draft -> draft.value = bytes("{\"orderId\":\"" + draft.key + "\"}")),
    FIELD_OF_ANOTHER_TYPE(
            "MalformedEvent: order.cancelled.v1",
            draft -> draft.value = bytes("{\"orderId\":\"" + draft.key + "\",\"reason\":7}")),
    EMPTY_BODY("MalformedEvent: order.cancelled.v1", draft -> draft.value = new byte[0]),
    BINARY_BODY("MalformedEvent: order.cancelled.v1", draft -> draft.value = new byte[] {0, (byte) 0xff, 1}),
    NO_BODY("MalformedEvent: order.cancelled.v1", draft -> draft.value = null),
    TWO_MEGABYTES("MalformedEvent: order.cancelled.v1", draft -> draft.value = bytes("{" + " ".repeat(2 << 20))),
    KEY_OF_ANOTHER_ORDER(
            "must be the same order", draft -> draft.key = UUID.randomUUID().toString()),
    KEY_WITH_NUL("must be the same order", draft -> draft.key = draft.key + "\0"),
    NO_KEY("must be the same order", draft -> draft.key = null);

    private final String cause;
    private final Consumer<Draft> damage;

    Unreadable(String cause, Consumer<Draft> damage) {
        this.cause = cause;
        this.damage = damage;
    }

    String cause() {
        return cause;
    }

    ProducerRecord<String, byte[]> record(UUID order) {
        Draft draft = new Draft(order);
        damage.accept(draft);
        return draft.record();
    }

    static ProducerRecord<String, byte[]> readable(UUID order) {
        return new Draft(order).record();
    }

    private static final class Draft {

        private final Map<String, byte[]> headers = new LinkedHashMap<>();
        private String key;
        private byte[] value;

        Draft(UUID order) {
            key = order.toString();
            value = EventCodec.encode(Bench.cancelled(order));
            new Envelope(
                            UuidCreator.getTimeOrderedEpoch(),
                            "order.cancelled.v1",
                            "/order-service",
                            order,
                            Instant.now(),
                            null,
                            null)
                    .write(this::header);
        }

        void header(String name, String text) {
            headers.put(name, bytes(text));
        }

        ProducerRecord<String, byte[]> record() {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>("orders.cancelled", key, value);
            headers.forEach(record.headers()::add);
            return record;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
