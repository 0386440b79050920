package dev.quadrille.messaging;

import static dev.quadrille.messaging.CopiedHeaders.optional;
import static dev.quadrille.messaging.CopiedHeaders.required;

import dev.quadrille.contracts.MalformedEvent;
import dev.quadrille.contracts.Participant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter on its way back, on the one topic that only the service hears that could not handle it. It is a
 * CloudEvent of its own, around the original record or around what that should have been.
 *
 * @param id a UUIDv7: however often it is delivered, the same replay is handled once
 * @param eventId what the original is known by in the service's inbox
 */
public record Replay(UUID id, UUID eventId, OriginalRecord original) {

    static final String TYPE = "replay.v1";
    private static final Set<String> TOPICS =
            Participant.all().stream().map(Participant::replaysTopic).collect(Collectors.toUnmodifiableSet());

    /** Told by the topic: whoever may write there may have anything handled again. */
    static boolean stands(ConsumerRecord<?, ?> record) {
        return TOPICS.contains(record.topic());
    }

    /** @throws MalformedEvent naming the header that is missing or wrong */
    static Replay read(ConsumerRecord<String, byte[]> record) {
        if (!TYPE.equals(RecordReader.header(record, "ce_type"))) {
            throw new MalformedEvent(
                    "header ce_type is '" + RecordReader.header(record, "ce_type") + "': on " + record.topic()
                            + " stands nothing but " + TYPE,
                    null);
        }
        return new Replay(
                id(record),
                required(record, "replay_event_id", CopiedHeaders::uuid),
                new OriginalRecord(
                        required(record, "replay_topic", text -> text),
                        required(record, "replay_partition", Integer::valueOf),
                        required(record, "replay_offset", Long::valueOf),
                        record.key(),
                        CopiedHeaders.of(record),
                        record.value()));
    }

    /** @throws MalformedEvent when there is none */
    static UUID id(ConsumerRecord<?, ?> record) {
        return required(record, "ce_id", CopiedHeaders::uuid);
    }

    /** @return the id of the event that the replay carries; null where it has none, and for all but replays */
    static UUID replaced(ConsumerRecord<?, ?> record) {
        try {
            return stands(record) ? optional(record, CopiedHeaders.ORIGINAL + "ce_id", CopiedHeaders::uuid) : null;
        } catch (MalformedEvent unreadable) {
            return null;
        }
    }

    OutboxMessage message(Participant<?> service, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/octet-stream");
        headers.put("replay_event_id", eventId.toString());
        headers.put("replay_topic", original.topic());
        headers.put("replay_partition", Integer.toString(original.partition()));
        headers.put("replay_offset", Long.toString(original.offset()));
        CopiedHeaders.put(original.headers(), headers);
        return new OutboxMessage(
                id,
                service.replaysTopic(),
                original.key(),
                TYPE,
                now,
                null,
                null,
                CopiedHeaders.json(headers),
                original.body());
    }
}
