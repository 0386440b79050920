package dev.quadrille.contracts;

import dev.quadrille.contracts.Upcasters.Upcaster;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole conversation as one AsyncAPI 3.0 document, drawn from the catalog, the score, the upcasters and Javadoc. */
final class AsyncApi {

    private static final String HEAD = """
            # Written by event-contracts' tests with -Dquadrille.write=true: change the code, not this file.
            asyncapi: 3.0.0
            info:
              title: Quadrille
              version: 1.0.0
              description: >-
                What four services say to each other to carry an order from checkout to shipment. Each message is a
                CloudEvent 1.0 in Kafka's binary content mode; the order's id is the key of every record.
              license:
                name: Apache-2.0
            defaultContentType: application/json
            servers:
              local:
                host: 127.0.0.1:19092
                protocol: kafka
                description: The broker that deploy/quadrille starts.
            """;

    private AsyncApi() {}

    static String yaml() {
        return HEAD
                + section("channels:", Stream.concat(events(AsyncApi::channel), services(AsyncApi::ownChannels)))
                + section("operations:", services(AsyncApiOperations::of))
                + "components:\n"
                + section("  messages:", Stream.concat(events(AsyncApiMessages::of), AsyncApiMessages.ownMessages()))
                + AsyncApiShared.YAML;
    }

    /** The current version first, then what was written before it. */
    static List<String> versions(EventType<?> type) {
        Stream<String> older =
                Upcasters.dated().stream().map(Upcaster::from).filter(wireName -> EventCatalog.wired(wireName) == type);
        return Stream.concat(Stream.of(type.wireName()), older).toList();
    }

    private static Stream<String> events(Function<EventType<?>, String> text) {
        return EventCatalog.all().stream().map(text);
    }

    private static Stream<String> services(Function<Participant<?>, String> text) {
        return Participant.all().stream().map(text);
    }

    private static String section(String title, Stream<String> parts) {
        return title + "\n" + parts.collect(Collectors.joining());
    }

    private static String channel(EventType<?> type) {
        String what = "%s, announced by %s.".formatted(type.name(), type.announcer());
        return channel(type.topic(), what, versions(type));
    }

    private static String ownChannels(Participant<?> service) {
        String lost = "What %s could not handle, with the cause.".formatted(service);
        String back = "What %s is to handle again; it alone hears it.".formatted(service);
        return channel(service.deadLetterTopic(), lost, List.of(AsyncApiMessages.DEAD_LETTER))
                + channel(service.replaysTopic(), back, List.of(AsyncApiMessages.REPLAY));
    }

    private static String channel(String topic, String what, List<String> messages) {
        String references = messages.stream()
                .map(name -> "      %1$s: { $ref: '#/components/messages/%1$s' }\n".formatted(name))
                .collect(Collectors.joining());
        return """
                  %1$s:
                    address: %1$s
                    description: %2$s
                    messages:
                %3$s    bindings: { $ref: '#/components/channelBindings/topic' }
                """.formatted(topic, what, references);
    }
}
