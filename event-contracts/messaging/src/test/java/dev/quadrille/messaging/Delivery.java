package dev.quadrille.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Builds batches of records as the broker would hand them over. */
public final class Delivery {

    /** No two records of a test run have one place in Kafka: an unreadable one is known by its place. */
    private static final AtomicLong OFFSETS = new AtomicLong();

    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    /** A batch of these events, each with an id of its own. */
    public static Delivery of(SagaEvent... events) {
        Delivery delivery = new Delivery();
        for (SagaEvent event : events) {
            delivery.and(event, UuidCreator.getTimeOrderedEpoch());
        }
        return delivery;
    }

    public Delivery and(SagaEvent event, UUID id) {
        return and(event, id, null);
    }

    public Delivery and(SagaEvent event, UUID id, UUID cause) {
        return and(event, id, cause, Instant.now());
    }

    /** @param time by the announcer's clock */
    public Delivery and(SagaEvent event, UUID id, UUID cause, Instant time) {
        EventType<?> type = EventCatalog.of(event.getClass());
        ConsumerRecord<String, byte[]> record = record(type.topic(), event.orderId(), EventCodec.encode(event));
        Envelope envelope =
                new Envelope(id, type.wireName(), type.announcer().source(), event.orderId(), time, cause, null);
        envelope.write((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        records.add(record);
        return this;
    }

    /** The last event is part of this trace. */
    public Delivery traced(String traceparent) {
        records.get(records.size() - 1).headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A record that no reader understands. */
    public Delivery andGarbage(String topic, UUID key) {
        records.add(record(topic, key, "{".getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A dead letter that somebody sends back to its service. @param record the original one, or a corrected one */
    public Delivery andReplay(BuriedRecord letter, OriginalRecord record) {
        Replay replay = new Replay(UuidCreator.getTimeOrderedEpoch(), letter.eventId(), record);
        return andSaid(replay.message(letter.service(), Instant.now()), Participant.NOTIFICATION);
    }

    /** The letters that a service writes about these records, which it could not handle. */
    public Delivery andLetters(Participant<?> service, Delivery buried, RuntimeException cause) {
        for (ConsumerRecord<String, byte[]> record : buried.records) {
            UUID id = RecordReader.read(record, Attempt.FIRST).id();
            andSaid(DeadLetter.of(new Cue.Bury<>(id, record, cause, 1), service, Instant.now()), service);
        }
        return this;
    }

    /** Anything at all. */
    public Delivery and(ConsumerRecord<String, byte[]> record) {
        records.add(record);
        return this;
    }

    private Delivery andSaid(OutboxMessage message, Participant<?> by) {
        return and(heard(message, by.source()));
    }

    /** As it reaches whoever listens. */
    static ConsumerRecord<String, byte[]> heard(OutboxMessage message, String source) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(message.topic(), 0, OFFSETS.getAndIncrement(), message.key(), message.payload());
        new RecordWriter(source).record(message).headers().forEach(record.headers()::add);
        return record;
    }

    public ConsumerRecords<String, byte[]> records() {
        return batch(records);
    }

    static ConsumerRecords<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(record -> new TopicPartition(record.topic(), record.partition())));
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    private ConsumerRecord<String, byte[]> record(String topic, UUID key, byte[] value) {
        return new ConsumerRecord<>(topic, 0, OFFSETS.getAndIncrement(), key.toString(), value);
    }
}
