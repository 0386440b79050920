package dev.quadrille.contracts;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each service sends and receives in the AsyncAPI document, and the score's reason for it. */
final class AsyncApiOperations {

    private AsyncApiOperations() {}

    static String of(Participant<?> service) {
        Stream<String> said = EventCatalog.all().stream()
                .filter(type -> type.announcer() == service)
                .map(type -> sends(service, type.topic(), type.wireName(), why(service, type)));
        Stream<String> heard = Choreography.heardBy(service).stream().map(type -> receives(service, type));
        return Stream.of(said, heard, lostAndBack(service))
                .flatMap(Function.identity())
                .collect(Collectors.joining());
    }

    /** The observer keeps the dead letters of all, and sends them back when an operator says so. */
    private static Stream<String> lostAndBack(Participant<?> service) {
        List<String> lost = List.of(AsyncApiMessages.DEAD_LETTER);
        List<String> back = List.of(AsyncApiMessages.REPLAY);
        Stream<String> own = Stream.of(
                operation(service, "send", service.deadLetterTopic(), lost, "For what cannot be handled."),
                operation(service, "receive", service.replaysTopic(), back, "Handles it again."));
        Stream<String> kept = Participant.all().stream()
                .filter(other -> service == Choreography.OBSERVER)
                .flatMap(other -> Stream.of(
                        operation(service, "receive", other.deadLetterTopic(), lost, "Keeps it."),
                        operation(service, "send", other.replaysTopic(), back, "Because of an operator.")));
        return Stream.concat(own, kept);
    }

    private static String sends(Participant<?> service, String topic, String message, String why) {
        return operation(service, "send", topic, List.of(message), why);
    }

    private static String receives(Participant<?> service, EventType<?> type) {
        return operation(service, "receive", type.topic(), AsyncApi.versions(type), whatFor(service, type))
                + """
                    bindings:
                      kafka:
                        groupId: { type: string, const: %s }
                        bindingVersion: 0.5.0
                """.formatted(service);
    }

    private static String operation(
            Participant<?> service, String action, String topic, List<String> messages, String summary) {
        String references = messages.stream()
                .map(name -> "      - { $ref: '#/channels/%s/messages/%s' }\n".formatted(topic, name))
                .collect(Collectors.joining());
        return """
                  %1$s.%2$s.%3$s:
                    action: %2$s
                    summary: '%4$s'
                    channel: { $ref: '#/channels/%3$s' }
                    messages:
                %5$s    tags: [ { name: %1$s } ]
                """.formatted(service, action, topic, summary, references);
    }

    private static String why(Participant<?> service, EventType<?> type) {
        return Choreography.SCORE.stream()
                .filter(step ->
                        step.participant() == service && step.announced().contains(type.eventClass()))
                .map(step -> step.trigger() == null ? "the request to " + step.request() : name(step.trigger()))
                .collect(Collectors.joining(", ", "Because of ", "."));
    }

    private static String whatFor(Participant<?> service, EventType<?> type) {
        String answers = Choreography.SCORE.stream()
                .filter(step -> step.participant() == service && step.trigger() == type.eventClass())
                .flatMap(step -> step.announced().stream().map(AsyncApiOperations::name))
                .collect(Collectors.joining(", "));
        return answers.isEmpty() ? "Takes note." : "May answer with " + answers + ".";
    }

    private static String name(Class<? extends SagaEvent> event) {
        return EventCatalog.of(event).name();
    }
}
