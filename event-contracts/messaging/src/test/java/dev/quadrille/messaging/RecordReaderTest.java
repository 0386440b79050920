package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.messaging.Cue.Bury;
import dev.quadrille.messaging.Cue.Play;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** A record is looked at from the outside first. */
class RecordReaderTest {

    private static final long NOON = 1_796_126_400_000L;

    private final UUID order = UUID.randomUUID();
    private final Reactions<Scribe.Page> reactions = new Scribe().reactions();

    @Test
    void playsWhatItCanRead() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        ConsumerRecord<String, byte[]> record = new Delivery()
                .and(Bench.cancelled(order), id)
                .records()
                .iterator()
                .next();

        Cue<Object> cue = RecordReader.read(record, Attempt.FIRST);

        assertThat(cue).isInstanceOf(Play.class);
        assertThat(cue.id()).isEqualTo(id);
        assertThat(((Play<Object>) cue).heard())
                .extracting(Heard::event, Heard::topic, Heard::partition, Heard::offset)
                .containsExactly(Bench.cancelled(order), "orders.cancelled", 0, record.offset());
    }

    @Test
    void doesNotParseWhatHasNoReaction() {
        assertThat(RecordReader.concerns(reactions, record("order.confirmed.v1", 1)))
                .isFalse();
        assertThat(RecordReader.concerns(reactions, record("order.confirmed.v99", 1)))
                .isFalse();
        assertThat(RecordReader.concerns(reactions, record("order.cancelled.v1", 1)))
                .isTrue();
        assertThat(RecordReader.concerns(reactions, record("order.cancelled.v99", 1)))
                .isTrue();
    }

    @Test
    void doesNotOverlookWhatNobodyKnows() {
        assertThat(RecordReader.concerns(reactions, record("order.forgotten.v1", 1)))
                .isTrue();
        assertThat(RecordReader.concerns(reactions, record("nonsense", 1))).isTrue();
        assertThat(RecordReader.concerns(reactions, record(null, 1))).isTrue();
    }

    /** An unreadable record may have no id; by its place it is known when it is delivered again. */
    @Test
    void namesWhatItCannotReadAfterItsPlace() {
        Cue<Object> cue = RecordReader.read(record("nonsense", 1), Attempt.FIRST);

        assertThat(cue).isInstanceOf(Bury.class);
        assertThat(cue.id())
                .isEqualTo(
                        RecordReader.read(record("nonsense", 1), Attempt.FIRST).id());
        assertThat(cue.id())
                .isNotEqualTo(
                        RecordReader.read(record("nonsense", 2), Attempt.FIRST).id());
        assertThat(cue.id().version()).isEqualTo(7);
        assertThat(cue.id().variant()).isEqualTo(2);
        assertThat(cue.id().getMostSignificantBits() >>> 16)
                .as("the time in it")
                .isEqualTo(NOON);
    }

    @Test
    void doesNotTrustTheIdOfWhatItCannotRead() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        ConsumerRecord<String, byte[]> good = new Delivery()
                .and(new OrderConfirmed(order), id)
                .records()
                .iterator()
                .next();
        ConsumerRecord<String, byte[]> stolen = record("order.confirmed.v1", 7);
        good.headers().forEach(stolen.headers()::add);

        assertThat(RecordReader.read(stolen, Attempt.FIRST).id()).isNotEqualTo(id);
    }

    private ConsumerRecord<String, byte[]> record(String type, long offset) {
        RecordHeaders headers = new RecordHeaders();
        if (type != null) {
            headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        }
        return new ConsumerRecord<>(
                "orders.cancelled",
                0,
                offset,
                NOON,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                order.toString(),
                "{".getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }
}
