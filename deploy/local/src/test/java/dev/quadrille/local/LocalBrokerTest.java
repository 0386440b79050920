package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.secure.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTest {

    @TempDir
    Path directory;

    @Test
    void carriesACompressedRecordOnEveryTopicOfTheSaga() throws Exception {
        try (LocalBroker broker = LocalBroker.in(directory).start()) {
            Topics.createMissing(broker.address());
            send(broker, "orders.created", "order 1");
            assertThat(read(broker, "orders.created")).isEqualTo("order 1");
        }
    }

    @Test
    void keepsItsRecordsWhenItIsKilledAndStartedElsewhere() throws Exception {
        try (LocalBroker broker = LocalBroker.in(directory).start()) {
            Topics.createMissing(broker.address());
            send(broker, "payments.processed", "paid");
            broker.kill();
        }
        try (LocalBroker broker = LocalBroker.in(directory).start()) {
            Topics.createMissing(broker.address());
            assertThat(read(broker, "payments.processed")).isEqualTo("paid");
        }
    }

    @Test
    void keepsItsRecordsWhenItBeginsToAskWhoOneIsAndCeasesTo() throws Exception {
        try (LocalBroker open = LocalBroker.in(directory).start()) {
            Topics.createMissing(open.address());
            send(open, "payments.processed", "paid");
        }
        try (LocalBroker guarded = LocalBroker.in(directory, new Secrets(directory.resolve("secrets")))
                .start()) {
            assertThat(read(guarded, "payments.processed")).isEqualTo("paid");
        }
        try (LocalBroker open = LocalBroker.in(directory).start()) {
            assertThat(read(open, "payments.processed")).isEqualTo("paid");
        }
    }

    private static void send(LocalBroker broker, String topic, String text) throws Exception {
        Map<String, Object> settings = broker.address().client(Map.of("compression.type", "lz4", "acks", "all"));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", text)).get();
        }
    }

    private static String read(LocalBroker broker, String topic) {
        Map<String, Object> settings = broker.address()
                .client(Map.of("group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"));
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(20))) {
                return record.value();
            }
            return "nothing on " + topic;
        }
    }
}
