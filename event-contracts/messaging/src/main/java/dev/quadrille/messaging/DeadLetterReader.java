package dev.quadrille.messaging;

import static dev.quadrille.messaging.CopiedHeaders.optional;
import static dev.quadrille.messaging.CopiedHeaders.required;
import static dev.quadrille.messaging.OriginalRecord.withoutNul;

import dev.quadrille.contracts.MalformedEvent;
import dev.quadrille.contracts.Participant;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads whatever stands on a topic of dead letters. What is no letter is kept as it is: nothing is skipped. */
final class DeadLetterReader {

    /** Beyond these no database keeps a time. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private DeadLetterReader() {}

    static BuriedRecord read(ConsumerRecord<String, byte[]> record) {
        try {
            return letter(record);
        } catch (MalformedEvent noLetter) {
            return asItIs(record, noLetter);
        }
    }

    private static BuriedRecord letter(ConsumerRecord<String, byte[]> record) {
        if (!DeadLetter.TYPE.equals(RecordReader.header(record, "ce_type"))) {
            throw new MalformedEvent("header ce_type is not " + DeadLetter.TYPE, null);
        }
        UUID id = required(record, "ce_id", CopiedHeaders::uuid);
        OriginalRecord original = original(record);
        UUID eventId = optional(record, "dead_letter_event_id", CopiedHeaders::uuid);
        Integer attempts = optional(record, "dead_letter_attempts", Integer::valueOf);
        return new BuriedRecord(
                id,
                service(record),
                eventId == null ? id : eventId,
                order(original),
                original.headers().get("ce_type"),
                original,
                optional(record, "dead_letter_omitted", OriginalRecord::withoutNul),
                required(record, "dead_letter_cause", OriginalRecord::withoutNul),
                optional(record, "dead_letter_stack", OriginalRecord::withoutNul),
                attempts == null ? 1 : attempts,
                optional(record, "dead_letter_version", OriginalRecord::withoutNul),
                optional(record, "dead_letter_replay_id", CopiedHeaders::uuid),
                required(record, "ce_time", DeadLetterReader::time));
    }

    private static OriginalRecord original(ConsumerRecord<String, byte[]> record) {
        return new OriginalRecord(
                        required(record, "dead_letter_topic", text -> text),
                        required(record, "dead_letter_partition", Integer::valueOf),
                        required(record, "dead_letter_offset", Long::valueOf),
                        record.key(),
                        CopiedHeaders.of(record),
                        record.value())
                .withoutNul();
    }

    private static BuriedRecord asItIs(ConsumerRecord<String, byte[]> record, MalformedEvent why) {
        UUID id = RecordReader.placeId(record);
        OriginalRecord itself = OriginalRecord.of(record).withoutNul();
        return new BuriedRecord(
                id,
                service(record),
                id,
                order(itself),
                itself.headers().get("ce_type"),
                itself,
                null,
                "this is no dead letter, it is kept as it is: " + withoutNul(why.getMessage()),
                null,
                0,
                null,
                null,
                within(Instant.ofEpochMilli(record.timestamp())));
    }

    private static Participant<?> service(ConsumerRecord<?, ?> record) {
        return Participant.all().stream()
                .filter(participant -> participant.deadLetterTopic().equals(record.topic()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(record.topic() + " is no topic of dead letters"));
    }

    /** The saga that it belongs to, by its envelope or else by its key. */
    private static UUID order(OriginalRecord original) {
        UUID subject = uuidOrNull(original.headers().get("ce_subject"));
        return subject == null ? uuidOrNull(original.key()) : subject;
    }

    private static UUID uuidOrNull(String text) {
        try {
            return text == null ? null : CopiedHeaders.uuid(text);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static Instant time(String text) {
        try {
            return within(Instant.parse(text));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static Instant within(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time;
    }
}
