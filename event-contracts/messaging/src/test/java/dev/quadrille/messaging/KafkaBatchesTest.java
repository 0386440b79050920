package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A channel hands out what has arrived when it is asked, and what is not acknowledged comes again. */
class KafkaBatchesTest {

    private static final String TOPIC = "payments.voided";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final Vertx vertx = Vertx.vertx();
    private final String group = UUID.randomUUID().toString();
    private final String mine = UUID.randomUUID().toString();
    private final List<Polling> open = new ArrayList<>();
    private final Paused paused = new Paused();
    private final BrokerAdmin admin = new BrokerAdmin(BROKER.configuration());

    @AfterEach
    void tearDown() {
        open.forEach(Polling::stop);
        open.forEach(polling -> polling.close().join());
        admin.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void handsOutTogetherWhatArrivesWhileABatchIsHandled() throws Exception {
        Polling polling = open(Map.of());
        send("first");
        Message<ConsumerRecords<String, byte[]>> first = mine(polling);
        send("second");
        send("third");

        first.ack().toCompletableFuture().join();

        assertThat(values(mine(polling), polling, 2)).containsExactly("second", "third");
    }

    @Test
    void commitsAtItsEndWhatIsAcknowledgedAndNothingElse() throws Exception {
        Polling polling = open(Map.of());
        send("first");
        mine(polling).ack().toCompletableFuture().join();
        send("second");
        mine(polling);
        close(polling);

        assertThat(values(mine(open(Map.of())), null, 1)).containsExactly("second");
    }

    @Test
    void endsOnlyWhenTheBatchInFlightHasEnded() throws Exception {
        Polling polling = open(Map.of());
        send("first");
        Message<ConsumerRecords<String, byte[]>> first = mine(polling);

        CompletableFuture<Void> stopped = polling.stop();
        assertThat(stopped).isNotDone();
        first.ack().toCompletableFuture().join();

        assertThat(stopped).succeedsWithin(PATIENCE);
    }

    @Test
    void staysInItsGroupWhileABatchTakesLong() throws Exception {
        Polling slow = open(Map.of("max.poll.interval.ms", 2_000, "session.timeout.ms", 6_000));
        send("first");
        Message<ConsumerRecords<String, byte[]>> first = mine(slow);
        send("second");
        CompletableFuture<Void> later = new CompletableFuture<>();
        vertx.setTimer(5_000, timer -> later.complete(null));

        later.join();
        first.ack().toCompletableFuture().join();

        assertThat(values(mine(slow), slow, 1)).containsExactly("second");
    }

    @Test
    void takesNothingWhilePausedAndGoesOnWhereItStopped() throws Exception {
        Polling polling = open(Map.of("max.poll.interval.ms", 2_000, "session.timeout.ms", 6_000));
        send("first");
        mine(polling).ack().toCompletableFuture().join();
        paused.set("on");
        CompletableFuture<Message<ConsumerRecords<String, byte[]>>> next =
                next(polling).subscribeAsCompletionStage();
        send("second");
        CompletableFuture<Void> later = new CompletableFuture<>();
        vertx.setTimer(5_000, timer -> later.complete(null));

        later.join();
        assertThat(next).isNotDone();
        assertThat(admin.client()
                        .describeConsumerGroups(List.of(group))
                        .all()
                        .get()
                        .get(group)
                        .members())
                .as("still in the group")
                .hasSize(1);
        paused.set("off");

        assertThat(next)
                .succeedsWithin(PATIENCE)
                .satisfies(batch -> assertThat(values(batch, polling, 1)).containsExactly("second"));
    }

    @Test
    void putsBackWhatComesWhenItIsAskingAlready() throws Exception {
        Polling polling = open(Map.of());
        send("first");
        mine(polling).ack().toCompletableFuture().join();
        CompletableFuture<Message<ConsumerRecords<String, byte[]>>> next = asking(polling);

        paused.set("on");
        send("second");
        CompletableFuture<Void> later = new CompletableFuture<>();
        vertx.setTimer(2_000, timer -> later.complete(null));
        later.join();
        assertThat(next).isNotDone();
        paused.set("off");

        assertThat(next)
                .succeedsWithin(PATIENCE)
                .satisfies(batch -> assertThat(values(batch, polling, 1)).containsExactly("second"));
    }

    @Test
    void commitsWhatItHasHandledThoughItIsPaused() throws Exception {
        Polling polling = open(Map.of());
        send("first");
        Message<ConsumerRecords<String, byte[]>> first = mine(polling);
        first.ack().toCompletableFuture().join();
        paused.set("on");
        next(polling).subscribeAsCompletionStage();

        soon().ignoreExceptions()
                .untilAsserted(() -> assertThat(committed())
                        .containsAllEntriesOf(first.getPayload().nextOffsets()));
    }

    @Test
    void stopsWhileItIsPaused() {
        paused.set("on");
        Polling polling = open(Map.of());
        next(polling).subscribeAsCompletionStage();

        assertThat(polling.stop()).succeedsWithin(PATIENCE);
    }

    /** All that others have left on the topic is passed over: it waits for what comes. */
    private static CompletableFuture<Message<ConsumerRecords<String, byte[]>>> asking(Polling polling) {
        CompletableFuture<Message<ConsumerRecords<String, byte[]>>> next =
                next(polling).subscribeAsCompletionStage();
        while (comes(next)) {
            next.join().ack().toCompletableFuture().join();
            next = next(polling).subscribeAsCompletionStage();
        }
        return next;
    }

    private static boolean comes(CompletableFuture<?> next) {
        return next.copy()
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .thenApply(batch -> batch != null)
                .join();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
        return admin.client()
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private Polling open(Map<String, Object> settings) {
        Map<String, Object> configuration = new HashMap<>(BROKER.configuration());
        configuration.put("group.id", group);
        configuration.put("auto.offset.reset", "earliest");
        configuration.put("enable.auto.commit", false);
        configuration.remove("key.deserializer");
        configuration.putAll(settings);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        Polling polling = new Polling(
                "test",
                consumer,
                new Membership(consumer, List.of(TOPIC), withOthers -> {}),
                new Pace(2, Duration.ofMillis(30), System::nanoTime),
                paused::isOn,
                vertx);
        open.add(polling);
        return polling;
    }

    private void close(Polling polling) {
        polling.close().join();
        open.remove(polling);
    }

    private void send(String value) throws Exception {
        BROKER.send(new ProducerRecord<>(TOPIC, mine, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** The next batch that holds a record of this test; those of others on the topic are passed over. */
    private Message<ConsumerRecords<String, byte[]>> mine(Polling polling) {
        while (true) {
            Message<ConsumerRecords<String, byte[]>> batch =
                    next(polling).await().atMost(PATIENCE);
            if (!values(batch).isEmpty()) {
                return batch;
            }
            batch.ack().toCompletableFuture().join();
        }
    }

    private static Uni<Message<ConsumerRecords<String, byte[]>>> next(Polling polling) {
        return polling.next();
    }

    private List<String> values(Message<ConsumerRecords<String, byte[]>> batch, Polling rest, int count) {
        List<String> values = new ArrayList<>(values(batch));
        batch.ack().toCompletableFuture().join();
        while (values.size() < count) {
            Message<ConsumerRecords<String, byte[]>> more = mine(rest);
            values.addAll(values(more));
            more.ack().toCompletableFuture().join();
        }
        return values;
    }

    private List<String> values(Message<ConsumerRecords<String, byte[]>> batch) {
        return StreamSupport.stream(batch.getPayload().spliterator(), false)
                .filter(record -> mine.equals(record.key()))
                .map(ConsumerRecord::value)
                .map(String::new)
                .toList();
    }
}
