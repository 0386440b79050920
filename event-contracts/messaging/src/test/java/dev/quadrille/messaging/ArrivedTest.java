package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivedTest {

    private static final TopicPartition FIRST = new TopicPartition("orders.created", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders.created", 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void assign() {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    }

    @Test
    void isAllThatHasComeInTheOrderOfEachPartition() {
        consumer.schedulePollTask(() -> has(FIRST, 0));
        consumer.schedulePollTask(() -> {
            has(FIRST, 1);
            has(SECOND, 0);
        });

        ConsumerRecords<String, byte[]> arrived = Arrived.meanwhile(consumer);

        assertThat(offsets(arrived, FIRST)).containsExactly(0L, 1L);
        assertThat(offsets(arrived, SECOND)).containsExactly(0L);
        assertThat(arrived.nextOffsets().get(FIRST).offset()).isEqualTo(2);
        assertThat(arrived.nextOffsets().get(SECOND).offset()).isEqualTo(1);
    }

    @Test
    void isWhatWasThereAlthoughTheNextQuestionFails() {
        consumer.schedulePollTask(() -> has(FIRST, 0));
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("the broker is gone")));

        ConsumerRecords<String, byte[]> arrived = Arrived.meanwhile(consumer);

        assertThat(offsets(arrived, FIRST)).containsExactly(0L);
        assertThat(arrived.nextOffsets().get(FIRST).offset()).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainWhereNothingHasCome() {
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> has(FIRST, 0));

        assertThat(Arrived.meanwhile(consumer)).isEmpty();
    }

    @Test
    void doesNotAskAgainWherePlentyHasCome() {
        consumer.schedulePollTask(() -> LongStream.range(0, Pace.PLENTY).forEach(offset -> has(FIRST, offset)));
        consumer.schedulePollTask(() -> has(SECOND, 0));

        assertThat(Arrived.meanwhile(consumer)).hasSize(Pace.PLENTY);
    }

    private void has(TopicPartition partition, long offset) {
        consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[] {1}));
    }

    private static List<Long> offsets(ConsumerRecords<String, byte[]> arrived, TopicPartition partition) {
        return StreamSupport.stream(arrived.records(partition).spliterator(), false)
                .map(ConsumerRecord::offset)
                .toList();
    }
}
