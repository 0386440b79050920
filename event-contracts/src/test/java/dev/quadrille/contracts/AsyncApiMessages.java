package dev.quadrille.contracts;

import dev.quadrille.contracts.Upcasters.Upcaster;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages of the AsyncAPI document. */
final class AsyncApiMessages {

    static final String DEAD_LETTER = "dead-letter.v1";
    static final String REPLAY = "replay.v1";

    private AsyncApiMessages() {}

    static String of(EventType<?> type) {
        return AsyncApi.versions(type).stream()
                .map(wireName -> message(type, wireName))
                .collect(Collectors.joining());
    }

    /** Each around a record of its own, so there is no payload to describe. */
    static Stream<String> ownMessages() {
        return Stream.of("""
                    %s:
                      summary: A record that could not be handled, and why.
                      contentType: application/octet-stream
                      headers: { $ref: '#/components/schemas/deadLetter' }
                    %s:
                      summary: A dead letter on its way back, as it was or corrected.
                      contentType: application/octet-stream
                      headers: { $ref: '#/components/schemas/replay' }
                """.formatted(DEAD_LETTER, REPLAY));
    }

    private static String message(EventType<?> type, String wireName) {
        return """
                    %1$s:
                      summary: %2$s
                      headers:
                        allOf:
                          - { $ref: '#/components/schemas/cloudEvent' }
                          - type: object
                            properties:
                              ce_type: { const: %1$s }
                              ce_source: { const: %3$s }
                      payload: { $ref: ./schemas/%1$s.json }
                      bindings: { $ref: '#/components/messageBindings/byOrder' }
                """.formatted(
                wireName, text(summary(type, wireName)), type.announcer().source());
    }

    private static String summary(EventType<?> type, String wireName) {
        return Upcasters.dated().stream()
                .filter(upcaster -> upcaster.from().equals(wireName))
                .map(AsyncApiMessages::superseded)
                .findFirst()
                .orElse(Javadoc.of(type.eventClass()));
    }

    private static String superseded(Upcaster upcaster) {
        return "Not written since %s, and read for ever: it is turned into %s."
                .formatted(upcaster.since(), upcaster.to());
    }

    /** In single quotes, where YAML knows no escape but the quote itself. */
    static String text(String words) {
        return "'" + words.replace("'", "''") + "'";
    }
}
