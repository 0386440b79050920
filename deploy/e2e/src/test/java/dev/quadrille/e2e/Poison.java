package dev.quadrille.e2e;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Twelve ways in which a record on {@code orders.cancelled} can be no cancellation. */
enum Poison {
    UNKNOWN_TYPE(draft -> draft.header("ce_type", "order.forgotten.v1")),
    UNKNOWN_VERSION(draft -> draft.header("ce_type", "order.cancelled.v99")),
    NO_HEADERS(draft -> draft.headers.clear()),
    NO_ID(draft -> draft.headers.remove("ce_id")),
    RANDOM_ID(draft -> draft.header("ce_id", UUID.randomUUID().toString())),
    WRONG_TIME(draft -> draft.header("ce_time", "yesterday")),
    TORN_BODY(draft -> draft.value = bytes("{\"orderId\":")),
    BODY_OF_ANOTHER_SHAPE(draft -> draft.value = bytes("[1, 2]")),
    NO_BODY(draft -> draft.value = null),
    TOO_LARGE(draft -> draft.value = bytes("{" + " ".repeat(900_000))),
    KEY_OF_ANOTHER_ORDER(draft -> draft.key = UUID.randomUUID().toString()),
    NO_KEY(draft -> draft.key = null);

    static final String TOPIC = "orders.cancelled";

    private final Consumer<Draft> damage;

    Poison(Consumer<Draft> damage) {
        this.damage = damage;
    }

    /** About an order that nobody has placed. */
    ProducerRecord<String, byte[]> record() {
        Draft draft = new Draft(timeOrdered());
        damage.accept(draft);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, draft.key, draft.value);
        draft.headers.forEach(record.headers()::add);
        return record;
    }

    private static final class Draft {

        private final Map<String, byte[]> headers = new LinkedHashMap<>();
        private String key;
        private byte[] value;

        Draft(UUID order) {
            key = order.toString();
            value = EventCodec.encode(new OrderCancelled(order, CancellationReason.CANCELLED_BY_CUSTOMER));
            new Envelope(timeOrdered(), "order.cancelled.v1", "/order-service", order, Instant.now(), null, null)
                    .write(this::header);
        }

        void header(String name, String text) {
            headers.put(name, bytes(text));
        }
    }

    private static UUID timeOrdered() {
        UUID random = UUID.randomUUID();
        long version7 = System.currentTimeMillis() << 16 | 0x7000L | random.getMostSignificantBits() & 0x0FFFL;
        return new UUID(version7, random.getLeastSignificantBits());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
