package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a group has not handled is counted by the broker, whether its consumers run or not. */
class ConsumerLagTest {

    private static final String TOPIC = "payments.voided";

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final String group = UUID.randomUUID().toString();
    private BrokerAdmin admin = new BrokerAdmin(BROKER.configuration());

    @AfterEach
    void tearDown() {
        admin.close();
    }

    @Test
    void countsWhatItsGroupHasNotCommitted() throws Exception {
        ConsumerLag lag = watched();
        commitAll();
        send(3);

        soon().untilAsserted(() -> assertThat(shownBy(lag)).isEqualTo(3));

        commitAll();
        soon().untilAsserted(() -> assertThat(shownBy(lag)).isZero());
    }

    @Test
    void countsEverythingForAGroupThatHasNeverCommitted() throws Exception {
        send(2);
        ConsumerLag lag = watched();
        assertThat(shown()).as("nobody has asked yet").isNaN();

        soon().untilAsserted(() -> assertThat(shownBy(lag)).isGreaterThanOrEqualTo(2));
    }

    @Test
    void knowsNothingWithoutABroker() {
        admin.close();
        admin = new BrokerAdmin(Map.of("bootstrap.servers", "127.0.0.1:1"));
        ConsumerLag lag = watched();

        look(lag);

        assertThat(shown()).isNaN();
    }

    @Test
    void asksNobodyWhereNobodyListens() {
        look(new ConsumerLag(new BrokerAdmin(Map.of("bootstrap.servers", "no address")), registry));

        assertThat(registry.getMeters()).isEmpty();
    }

    private ConsumerLag watched() {
        ConsumerLag lag = new ConsumerLag(admin, registry);
        lag.watch("saga", group, List.of(TOPIC));
        return lag;
    }

    private static void look(ConsumerLag lag) {
        assertThat(lag.batch().await().indefinitely()).isFalse();
    }

    /** As the sweep looks, again and again: a broker that is slow to answer shows nothing. */
    private double shownBy(ConsumerLag lag) {
        look(lag);
        return shown();
    }

    private double shown() {
        return registry.get("consumer.lag").tag("channel", "saga").gauge().value();
    }

    private static void send(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            BROKER.send(new ProducerRecord<>(TOPIC, "nobody's", "nothing".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void commitAll() {
        Map<String, Object> settings = new HashMap<>(BROKER.configuration());
        settings.remove("key.deserializer");
        settings.put("group.id", group);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            consumer.endOffsets(partitions).forEach((place, end) -> ends.put(place, new OffsetAndMetadata(end)));
            consumer.commitSync(ends);
        }
    }
}
