package dev.quadrille.local.bench.calibration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records like the saga's, as many as one producer gets acknowledged. */
final class Producing implements Meter.Workload, AutoCloseable {

    private static final int BATCH = 500;
    private static final int DIFFERENT = 2_000;
    private static final List<String> HEADERS = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_causationid",
            "content-type",
            "traceparent");

    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final List<String> keys = Stream.generate(UUID::randomUUID)
            .limit(DIFFERENT)
            .map(UUID::toString)
            .toList();
    private final List<byte[]> values =
            keys.stream().map(UUID::fromString).map(Samples::eventBytes).toList();
    private int next;

    Producing(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        65_536),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public long runUntil(long deadlineNanos) {
        long sent = 0;
        for (; System.nanoTime() - deadlineNanos < 0; sent += BATCH) {
            IntStream.range(0, BATCH).forEach(i -> producer.send(record(next++ % DIFFERENT)));
        }
        producer.flush();
        return sent;
    }

    private ProducerRecord<String, byte[]> record(int number) {
        List<Header> headers =
                HEADERS.stream().map(name -> header(name, number)).toList();
        return new ProducerRecord<>(topic, null, keys.get(number), values.get(number), headers);
    }

    private Header header(String name, int number) {
        return new RecordHeader(
                name, keys.get((number + name.length()) % DIFFERENT).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
