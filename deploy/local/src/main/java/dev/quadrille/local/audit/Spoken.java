package dev.quadrille.local.audit;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.UnreadableEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record on a topic that is an event. @param place as {@link Letter#place} writes it */
record Spoken(UUID id, UUID order, String type, String place, Instant at) {

    /** Empty for what no service can read: wrong headers, a key that is not its order, a body that is not its type's. */
    static Optional<Spoken> read(ConsumerRecord<String, byte[]> record) {
        try {
            Envelope envelope = Envelope.read(name -> Letter.header(record, name));
            EventCodec.decode(envelope.type(), record.value());
            return envelope.orderId().toString().equals(record.key())
                    ? Optional.of(
                            new Spoken(envelope.id(), envelope.orderId(), envelope.type(), place(record), at(record)))
                    : Optional.empty();
        } catch (UnreadableEvent damaged) {
            return Optional.empty();
        }
    }

    static String place(ConsumerRecord<String, byte[]> record) {
        return Letter.place(record.topic(), record.partition(), record.offset());
    }

    static Instant at(ConsumerRecord<String, byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }
}
