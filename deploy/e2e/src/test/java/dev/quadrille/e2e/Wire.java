package dev.quadrille.e2e;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.Participant;
import dev.quadrille.local.audit.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The broker's topics, read and written past the services. */
record Wire(Broker broker) {

    private static final int PARTITIONS = 12;

    /** Every record on every topic. */
    List<ConsumerRecord<String, byte[]>> all() {
        return EventCatalog.topics().stream()
                .flatMap(topic -> of(topic).stream())
                .toList();
    }

    /** Every record on one topic. */
    List<ConsumerRecord<String, byte[]>> of(String topic) {
        Map<String, Object> configuration = broker.client(Map.of());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Says again what was said before, to the letter. */
    void repeat(List<ConsumerRecord<String, byte[]>> records) {
        send(records.stream().map(Wire::copy));
    }

    /** @return where each of them stands now */
    List<RecordMetadata> send(Stream<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> configuration = broker.client(Map.of("acks", "all"));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> places = records.map(producer::send).toList();
            producer.flush();
            return places.stream().map(Wire::stood).toList();
        }
    }

    private static RecordMetadata stood(Future<RecordMetadata> place) {
        try {
            return place.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a record could not be said", e);
        }
    }

    /** Waits until every service has heard all that was said so far. */
    void awaitHeard() {
        try (Admin admin = Admin.create(broker.client(Map.of()))) {
            Awaitility.await("all events to be heard")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> lag(admin), lag -> lag == 0);
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static ProducerRecord<String, byte[]> garbage(String topic, UUID key) {
        return new ProducerRecord<>(topic, key.toString(), "{ not even JSON".getBytes(StandardCharsets.UTF_8));
    }

    private static long lag(Admin admin) throws Exception {
        long lag = 0;
        for (Participant<?> hearer : Participant.all()) {
            Map<TopicPartition, OffsetSpec> subscribed = Choreography.heardBy(hearer).stream()
                    .flatMap(type -> IntStream.range(0, PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(type.topic(), partition)))
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            lag += lag(admin, hearer.service(), subscribed);
        }
        return lag;
    }

    private static long lag(Admin admin, String group, Map<TopicPartition, OffsetSpec> subscribed) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> heard = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return admin.listOffsets(subscribed).all().get().entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - offset(heard.get(end.getKey())))
                .sum();
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }
}
