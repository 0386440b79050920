package dev.quadrille.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.MalformedEvent;
import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.Cue.Bury;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * What could not be handled, with the reason: the original bytes as they came, the original headers under
 * {@code original_…}, and the place where the record was first read. What is too large to be copied is only pointed to. It is a
 * CloudEvent of its own.
 */
final class DeadLetter {

    static final String TYPE = "dead-letter.v1";
    private static final Logger LOG = Logger.getLogger(DeadLetter.class);

    /** Of the service that writes it. */
    private static final String VERSION = ConfigProvider.getConfig()
            .getOptionalValue("quarkus.application.version", String.class)
            .orElse("unknown");

    private static final int MAX_CAUSE = 1_000;
    private static final int MAX_KEY = 1_000;

    /** In bytes: a letter that Kafka refuses would silence the outbox for ever. */
    private static final int MAX_COPIED = 512 * 1024;

    private static final int MOST_BYTES_OF_A_DAMAGED_BYTE = 3; // as UTF-8's replacement character

    private DeadLetter() {}

    static OutboxMessage of(Bury<?> bury, Participant<?> service, Instant now) {
        Origin origin = Origin.of(bury);
        boolean copied = fits(origin.record());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/octet-stream");
        headers.put("dead_letter_service", service.service());
        headers.put("dead_letter_version", VERSION);
        headers.put("dead_letter_attempts", Integer.toString(bury.attempts()));
        describe(bury.cause(), headers);
        origin.describe(headers);
        copy(origin.record(), copied, headers);
        return new OutboxMessage(
                UuidCreator.getTimeOrderedEpoch(),
                service.deadLetterTopic(),
                key(origin.record()),
                TYPE,
                now,
                null,
                null,
                CopiedHeaders.json(headers),
                copied ? origin.record().value() : null);
    }

    /**
     * What could not be handled in the end: of a replay that failed again, the original that it carried.
     *
     * @param replay the replay's id; null where it was none
     */
    private record Origin(ConsumerRecord<String, byte[]> record, UUID eventId, UUID replay) {

        static Origin of(Bury<?> bury) {
            ConsumerRecord<String, byte[]> record = bury.record();
            try {
                if (Replay.stands(record)) {
                    Replay replay = Replay.read(record);
                    return new Origin(replay.original().record(record.timestamp()), replay.eventId(), replay.id());
                }
            } catch (MalformedEvent noReplay) {
                LOG.debugf("a letter about the replay itself: %s", noReplay.getMessage());
            }
            return new Origin(record, bury.id(), null);
        }

        void describe(Map<String, String> headers) {
            headers.put("dead_letter_event_id", eventId.toString());
            if (replay != null) {
                headers.put("dead_letter_replay_id", replay.toString());
            }
            headers.put("dead_letter_topic", record.topic());
            headers.put("dead_letter_partition", Integer.toString(record.partition()));
            headers.put("dead_letter_offset", Long.toString(record.offset()));
        }
    }

    private static String key(ConsumerRecord<String, byte[]> record) {
        boolean usable = record.key() != null && record.key().length() <= MAX_KEY;
        return usable ? OriginalRecord.withoutNul(record.key()) : null;
    }

    private static boolean fits(ConsumerRecord<String, byte[]> record) {
        long size = length(record.value());
        for (Header header : record.headers()) {
            size += CopiedHeaders.ORIGINAL.length()
                    + header.key().length()
                    + (long) MOST_BYTES_OF_A_DAMAGED_BYTE * length(header.value());
        }
        return size <= MAX_COPIED;
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void copy(ConsumerRecord<String, byte[]> record, boolean copied, Map<String, String> headers) {
        if (copied) {
            CopiedHeaders.put(OriginalRecord.of(record).headers(), headers);
        } else {
            headers.put(
                    "dead_letter_omitted",
                    "headers and a value of %d bytes: too large, read them at their place"
                            .formatted(length(record.value())));
        }
    }

    private static void describe(Throwable cause, Map<String, String> headers) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        headers.put("dead_letter_cause", text.length() > MAX_CAUSE ? text.substring(0, MAX_CAUSE) + "…" : text);
        headers.put("dead_letter_stack", StackText.of(cause));
    }
}
