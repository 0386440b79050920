package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever hears everything knows it, and knows when others come, before they have heard anything. */
class MembershipTest {

    private static final List<String> TOPICS = List.of("payments.voided", "payments.refunded");

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final Vertx vertx = Vertx.vertx();
    private final String group = UUID.randomUUID().toString();
    private final List<Member> members = new ArrayList<>();

    @AfterEach
    void tearDown() {
        List.copyOf(members).forEach(Member::leave);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoComesFirstHearsAllUntilAnotherComes() {
        Member first = new Member();
        first.awaitTold(false);

        Member second = new Member();

        second.awaitTold(true);
        first.awaitTold(false, true, true);
    }

    @Test
    void whoIsLeftHearsAll() {
        Member first = new Member();
        first.awaitTold(false);
        Member second = new Member();
        second.awaitTold(true);

        first.leave();

        second.awaitTold(true, true, false);
    }

    @Test
    void whoGetsNothingKnowsThatOthersHear() {
        try (MockConsumer<String, byte[]> thirteenth = new MockConsumer<>("earliest")) {
            TOPICS.forEach(topic ->
                    thirteenth.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null))));
            List<Boolean> told = new ArrayList<>();
            Membership membership = new Membership(thirteenth, TOPICS, told::add);
            membership.begin(new Offsets("test", thirteenth));

            membership.onPartitionsAssigned(List.of());

            assertThat(told).containsExactly(true);
        }
    }

    /** One replica, and what it was told. */
    private final class Member {

        private final List<Boolean> told = new CopyOnWriteArrayList<>();
        private final Polling polling;

        Member() {
            KafkaConsumer<String, byte[]> consumer = consumer();
            polling = new Polling(
                    "test",
                    consumer,
                    new Membership(consumer, TOPICS, told::add),
                    new Pace(2, Duration.ofMillis(30), System::nanoTime),
                    () -> true,
                    vertx);
            polling.next().subscribe().with(never -> {});
            members.add(this);
        }

        void awaitTold(Boolean... all) {
            soon().untilAsserted(() -> assertThat(told).containsExactly(all));
        }

        void leave() {
            members.remove(this);
            polling.stop();
            polling.close().join();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> configuration = new HashMap<>(BROKER.configuration());
        configuration.put("group.id", group);
        configuration.put("auto.offset.reset", "earliest");
        configuration.put("enable.auto.commit", false);
        configuration.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.RangeAssignor");
        configuration.remove("key.deserializer");
        return new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
