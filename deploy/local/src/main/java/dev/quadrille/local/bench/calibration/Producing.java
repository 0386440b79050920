package dev.quadrille.local.bench.calibration;

import dev.quadrille.local.audit.Broker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private int next;

    Producing(Broker broker, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                broker.client(Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        65_536,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        20_000)),
                new StringSerializer(),
                new ByteArraySerializer());
        openEveryPartition();
    }

    /**
     * One record each, alone: a partition may refuse the very first batch because it is only being made, and take the
     * second; then the first would be out of sequence for ever.
     */
    private void openEveryPartition() {
        for (int partition = 0; partition < CalibrationTopic.PARTITIONS; partition++) {
            producer.send(
                    new ProducerRecord<>(topic, partition, keys.get(partition), values.get(partition)), this::sent);
            producer.flush();
        }
        check();
    }

    private void sent(RecordMetadata place, Exception refused) {
        if (refused != null) {
            failure.compareAndSet(null, refused);
        }
    }

    private void check() {
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "the calibration of Kafka failed: " + failure.get().getMessage(), failure.get());
        }
    }

    @Override
    public long runUntil(long deadlineNanos) {
        long sent = 0;
        for (; System.nanoTime() - deadlineNanos < 0; sent += BATCH) {
            IntStream.range(0, BATCH).forEach(i -> producer.send(record(next++ % DIFFERENT), this::sent));
        }
        producer.flush();
        check();
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
