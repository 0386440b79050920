package dev.quadrille.messaging;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Asks the broker for one consumer. While the service is deaf it asks all the same, so that the group does not miss it, and
 * takes nothing.
 */
final class Ear {

    private final Consumer<String, byte[]> consumer;
    private final BooleanSupplier deaf;

    Ear(Consumer<String, byte[]> consumer, BooleanSupplier deaf) {
        this.consumer = consumer;
        this.deaf = deaf;
    }

    /** @return what has come since the last time; empty, without waiting, where nothing has */
    ConsumerRecords<String, byte[]> meanwhile() {
        return hear(() -> Arrived.meanwhile(consumer));
    }

    /** @return what comes next, as soon as it is something; empty where nothing comes in this time */
    ConsumerRecords<String, byte[]> within(Duration time) {
        return hear(() -> consumer.poll(time));
    }

    /** Shows the group that its member is alive, and takes nothing. */
    void stayInGroup() {
        consumer.pause(consumer.assignment());
        putBack(consumer.poll(Duration.ZERO));
    }

    private ConsumerRecords<String, byte[]> hear(Supplier<ConsumerRecords<String, byte[]>> ask) {
        if (deaf.getAsBoolean()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<String, byte[]> records = ask.get();
        if (!deaf.getAsBoolean()) {
            return records;
        }
        putBack(records);
        return ConsumerRecords.empty();
    }

    /** A partition that was given to this consumer in this very moment was not paused. */
    private void putBack(ConsumerRecords<String, byte[]> early) {
        early.partitions()
                .forEach(partition ->
                        consumer.seek(partition, early.records(partition).get(0).offset()));
    }
}
