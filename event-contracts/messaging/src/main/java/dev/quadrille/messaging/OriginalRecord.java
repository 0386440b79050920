package dev.quadrille.messaging;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A record that could not be handled: its place in Kafka, and what stood there, or should have stood there.
 *
 * @param key null where it has none
 * @param headers as UTF-8 text, in their order
 * @param body null where it has none
 */
public record OriginalRecord(
        String topic, int partition, long offset, String key, Map<String, String> headers, byte[] body) {

    static OriginalRecord of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), RecordReader.text(header.value())));
        return new OriginalRecord(
                record.topic(), record.partition(), record.offset(), record.key(), headers, record.value());
    }

    /** In bytes, as a replay carries it. */
    public long size() {
        long size = (key == null ? 0 : length(key)) + (body == null ? 0 : body.length);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            size += CopiedHeaders.ORIGINAL.length() + length(header.getKey()) + length(header.getValue());
        }
        return size;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** PostgreSQL's text holds every character but one. */
    static String withoutNul(String text) {
        return text == null ? null : text.replace("\0", "");
    }

    OriginalRecord withoutNul() {
        Map<String, String> clean = new LinkedHashMap<>();
        headers.forEach((name, value) -> clean.put(withoutNul(name), withoutNul(value)));
        return new OriginalRecord(withoutNul(topic), partition, offset, withoutNul(key), clean, body);
    }

    /** As if it had just been read at its place. @param timestamp in milliseconds */
    ConsumerRecord<String, byte[]> record(long timestamp) {
        RecordHeaders read = new RecordHeaders();
        headers.forEach((name, value) -> read.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                body,
                read,
                Optional.empty());
    }
}
