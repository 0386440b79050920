package dev.quadrille.local.audit;

import dev.quadrille.contracts.EventCodec;
import dev.quadrille.local.audit.Story.Told;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says events on the topics as the services would, and makes the topics forget. */
final class Wire implements AutoCloseable {

    private static final RecordsToDelete ALL = RecordsToDelete.beforeOffset(-1);
    private static final long AN_HOUR = 3_600_000;

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    Wire(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        5,
                        "enable.idempotence",
                        false),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** @return where each event stands */
    Map<Told, RecordMetadata> say(List<Story> stories) {
        Map<Told, Future<RecordMetadata>> sent = new IdentityHashMap<>();
        stories.forEach(story -> story.told.forEach(told -> sent.put(told, producer.send(record(told)))));
        producer.flush();
        Map<Told, RecordMetadata> places = new IdentityHashMap<>();
        sent.forEach((told, place) -> places.put(told, get(place)));
        return places;
    }

    RecordMetadata say(Told told) {
        return get(producer.send(record(told)));
    }

    RecordMetadata say(String topic, String key, String text, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, null, anHourAgo(), key, text.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return get(producer.send(record));
    }

    void forgetAll() {
        try {
            Set<String> topics = admin.listTopics().names().get();
            Map<TopicPartition, RecordsToDelete> partitions =
                    admin.describeTopics(topics).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, partition -> ALL));
            admin.deleteRecords(partitions).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, byte[]> record(Told told) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                told.type().topic(),
                null,
                anHourAgo(),
                told.event().orderId().toString(),
                EventCodec.encode(told.event()));
        told.envelope().write((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Older than the audit, younger than what the topics forget. */
    private static long anHourAgo() {
        return System.currentTimeMillis() - AN_HOUR;
    }

    private static RecordMetadata get(Future<RecordMetadata> place) {
        try {
            return place.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
