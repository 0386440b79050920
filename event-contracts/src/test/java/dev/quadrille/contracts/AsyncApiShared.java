package dev.quadrille.contracts;

/** What all messages of the AsyncAPI document share: the schemas of their headers, their key, the topics' settings. */
final class AsyncApiShared {

    private static final String UUID_V7 = "'^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'";

    static final String YAML = """
              schemas:
                cloudEvent:
                  type: object
                  description: The attributes of a CloudEvent 1.0, as Kafka headers in UTF-8.
                  required: [ce_specversion, ce_id, ce_type, ce_source, ce_subject, ce_time]
                  properties:
                    ce_specversion: { type: string, const: '%1$s' }
                    ce_id: { type: string, format: uuid, pattern: %2$s, description: %3$s }
                    ce_type: { type: string, pattern: '\\S', description: %4$s }
                    ce_source: { type: string, pattern: '\\S', description: %5$s }
                    ce_subject: { type: string, format: uuid, description: %6$s }
                    ce_time: { type: string, format: date-time, description: %7$s }
                    ce_causationid: { type: string, format: uuid, description: %8$s }
                    traceparent: { type: string, description: %9$s }
                    content-type: { type: string, const: %10$s }
                deadLetter:
                  type: object
                  description: >-
                    A CloudEvent of its own around a record as it came: its headers stand under original_…, its bytes
                    are the value. What is too large to be copied is only pointed to.
                  required: [ce_specversion, ce_id, ce_type, ce_source, ce_time, content-type, dead_letter_cause,
                    dead_letter_topic, dead_letter_partition, dead_letter_offset]
                  properties:
                    ce_specversion: { type: string, const: '%1$s' }
                    ce_id: { type: string, format: uuid, pattern: %2$s }
                    ce_type: { type: string, const: dead-letter.v1 }
                    ce_source: { type: string, description: 'the service that could not handle the record' }
                    ce_subject: { type: string, description: 'the key of the record, where it had a usable one' }
                    ce_time: { type: string, format: date-time, description: 'when it was given up' }
                    content-type: { type: string, const: application/octet-stream }
                    dead_letter_cause: { type: string, description: the error and its message }
                    dead_letter_topic: { type: string, description: where the record was read }
                    dead_letter_partition: { type: string, pattern: '^[0-9]+$' }
                    dead_letter_offset: { type: string, pattern: '^[0-9]+$' }
                    dead_letter_omitted: { type: string, description: only where headers and value were not copied }
                    dead_letter_stack: { type: string, description: where the error came from }
                    dead_letter_attempts: { type: string, pattern: '^[0-9]+$' }
                    dead_letter_service: { type: string, description: who could not handle it }
                    dead_letter_version: { type: string, description: of that service }
                    dead_letter_event_id: { type: string, format: uuid, description: as its inbox knows the record }
                    dead_letter_replay_id: { type: string, format: uuid, description: only where a replay failed }
                replay:
                  type: object
                  description: >-
                    A CloudEvent of its own around the original record, or what that should have been: its headers
                    stand under original_…, its bytes are the value.
                  required: [ce_specversion, ce_id, ce_type, ce_source, ce_time, content-type, replay_event_id,
                    replay_topic, replay_partition, replay_offset]
                  properties:
                    ce_specversion: { type: string, const: '%1$s' }
                    ce_id: { type: string, format: uuid, pattern: %2$s }
                    ce_type: { type: string, const: replay.v1 }
                    ce_source: { type: string, description: who sends it back }
                    ce_subject: { type: string, description: 'the key of the record, where it had one' }
                    ce_time: { type: string, format: date-time, description: when it was sent back }
                    content-type: { type: string, const: application/octet-stream }
                    replay_event_id: { type: string, format: uuid, description: the mark that leaves the inbox }
                    replay_topic: { type: string, description: where the record was first read }
                    replay_partition: { type: string, pattern: '^[0-9]+$' }
                    replay_offset: { type: string, pattern: '^[0-9]+$' }
              messageBindings:
                byOrder:
                  kafka:
                    key: { type: string, format: uuid, description: the id of the order }
                    bindingVersion: 0.5.0
              channelBindings:
                topic:
                  kafka:
                    partitions: %11$d
                    bindingVersion: 0.5.0
            """.formatted(
                    Envelope.SPEC_VERSION,
                    UUID_V7,
                    attribute("id"),
                    attribute("type"),
                    attribute("source"),
                    attribute("orderId"),
                    attribute("time"),
                    attribute("causationId"),
                    attribute("traceparent"),
                    Envelope.CONTENT_TYPE,
                    EventCatalog.PARTITIONS);

    private AsyncApiShared() {}

    /** A header that is null in an envelope is not there on the wire. */
    private static String attribute(String component) {
        String words = Javadoc.of(Envelope.class, component);
        return AsyncApiMessages.text(words.replaceFirst(" \\(ce_\\w+\\)", "").replace("; null ", "; absent "));
    }
}
