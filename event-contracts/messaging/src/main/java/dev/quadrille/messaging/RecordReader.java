package dev.quadrille.messaging;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.MalformedEvent;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnknownEventType;
import dev.quadrille.contracts.UnreadableEvent;
import dev.quadrille.messaging.Cue.Bury;
import dev.quadrille.messaging.Cue.Play;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads Kafka records by their envelope first: an event that has no reaction here costs no parsing. */
final class RecordReader {

    private RecordReader() {}

    /** Looks at the type alone. @return false for an event that has no reaction here; what is unknown must be read */
    static boolean concerns(Reactions<?> reactions, ConsumerRecord<String, byte[]> record) {
        String type = header(record, "ce_type");
        try {
            return type == null
                    || Replay.stands(record)
                    || reactions.events().contains(EventCatalog.wired(type).eventClass());
        } catch (UnknownEventType unknown) {
            return true;
        }
    }

    /**
     * A replay is read as the original that it carries, but under its own id.
     *
     * @return what to do with the record: play it, or bury it with the reason why it cannot be read
     */
    static <B> Cue<B> read(ConsumerRecord<String, byte[]> record, Attempt attempt) {
        return Replay.stands(record) ? readReplay(record, attempt) : readEvent(record, attempt);
    }

    private static <B> Cue<B> readEvent(ConsumerRecord<String, byte[]> record, Attempt attempt) {
        try {
            return play(record, attempt);
        } catch (UnreadableEvent unreadable) {
            return new Bury<>(placeId(record), record, unreadable, attempt.number());
        }
    }

    private static <B> Cue<B> readReplay(ConsumerRecord<String, byte[]> record, Attempt attempt) {
        UUID id = placeId(record);
        try {
            Replay replay = Replay.read(record);
            id = replay.id();
            Play<B> original = play(replay.original().record(record.timestamp()), attempt);
            return new Play<>(original.heard(), record);
        } catch (UnreadableEvent unreadable) {
            return new Bury<>(id, record, unreadable, attempt.number());
        }
    }

    /** @throws UnreadableEvent saying what is wrong with it */
    static <B> Play<B> play(ConsumerRecord<String, byte[]> record, Attempt attempt) {
        Envelope envelope = Envelope.read(name -> header(record, name));
        SagaEvent event = EventCodec.decode(envelope.type(), record.value());
        checkKey(record.key(), envelope, event);
        return new Play<>(
                new Heard<>(envelope, event, record.topic(), record.partition(), record.offset(), attempt), record);
    }

    /** @return the last header of that name, as UTF-8; null where there is none */
    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : text(header.value());
    }

    /** @return empty for null */
    static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static void checkKey(String key, Envelope envelope, SagaEvent event) {
        String order = event.orderId().toString();
        if (!order.equals(key) || !event.orderId().equals(envelope.orderId())) {
            throw new MalformedEvent(
                    "record key '" + key + "', ce_subject '" + envelope.orderId() + "' and the body's orderId '" + order
                            + "' must be the same order",
                    null);
        }
    }

    /** An unreadable record has no id of its own; its place in Kafka gives it one that is the same at every delivery. */
    static UUID placeId(ConsumerRecord<String, byte[]> record) {
        String place = record.topic() + '/' + record.partition() + '/' + record.offset();
        UUID hash = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
        long version7 = record.timestamp() << 16 | 0x7000L | hash.getMostSignificantBits() & 0x0FFFL;
        return new UUID(version7, hash.getLeastSignificantBits());
    }
}
