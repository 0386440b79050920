package dev.quadrille.local.bench;

import dev.quadrille.local.audit.Broker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees the ends of orders where they are announced, on the topics, and tells the book. */
final class EndWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, LastWord> words = LastWord.byTopic();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final OrderBook book;
    private final Thread thread = new Thread(this::watch, "end-watch");

    private EndWatch(KafkaConsumer<String, byte[]> consumer, OrderBook book) {
        this.consumer = consumer;
        this.book = book;
    }

    /** Misses nothing that is announced after it returns. */
    static EndWatch begin(Broker broker, OrderBook book) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                broker.client(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        EndWatch watch = new EndWatch(consumer, book);
        watch.goToTheEnd();
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void goToTheEnd() {
        List<TopicPartition> partitions = words.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(EndWatch::partition)
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private void watch() {
        try {
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                long now = System.nanoTime();
                records.forEach(record -> heard(record, now));
            }
        } catch (WakeupException closing) {
            consumer.close();
        } catch (RuntimeException e) {
            broken.completeExceptionally(e);
            consumer.close();
        }
    }

    private void heard(ConsumerRecord<String, byte[]> record, long nanos) {
        book.heard(record.key(), words.get(record.topic()), nanos);
    }

    /** Throws what has ended the watch, if anything has. */
    void check() {
        if (broken.isCompletedExceptionally()) {
            broken.join();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
