package dev.quadrille.local.audit;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter, without what it holds.
 *
 * @param service who could not handle it
 * @param id its own id; null where it has none
 * @param key the order; may be null, or no order at all
 * @param cause why; null where it does not say
 * @param place topic, partition and offset of what could not be handled, as {@link #place} writes it
 */
record Letter(String service, String id, String key, String cause, String place) {

    static Letter of(String service, ConsumerRecord<String, byte[]> record) {
        String topic = header(record, "dead_letter_topic");
        String partition = header(record, "dead_letter_partition");
        String offset = header(record, "dead_letter_offset");
        boolean placed = topic != null && partition != null && offset != null;
        return new Letter(
                service,
                header(record, "ce_id"),
                record.key(),
                header(record, "dead_letter_cause"),
                placed ? place(topic, partition, offset) : null);
    }

    static String place(Object topic, Object partition, Object offset) {
        return "%s-%s@%s".formatted(topic, partition, offset);
    }

    /** Null where there is none. */
    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    String text() {
        return "dead letter of %s (%s): %s".formatted(service, place, cause);
    }
}
