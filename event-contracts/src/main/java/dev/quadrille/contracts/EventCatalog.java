package dev.quadrille.contracts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event there is, read from the sealed families, so that an event cannot be forgotten here. */
public final class EventCatalog {

    /** Of every topic, and fixed for life: only so does one replica own an order across all topics. */
    public static final int PARTITIONS = 12;

    private static final Map<Class<?>, EventType<?>> BY_CLASS = Participant.all().stream()
            .flatMap(EventCatalog::family)
            .collect(Collectors.toMap(EventType::eventClass, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    private static final List<EventType<?>> ALL = List.copyOf(BY_CLASS.values());
    private static final Map<String, EventType<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));
    private static final Map<String, EventType<?>> BY_WIRE_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private EventCatalog() {}

    /** In the order of the families' declarations. */
    public static List<EventType<?>> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException for a class that is not an event of a family */
    @SuppressWarnings("unchecked")
    public static <E extends SagaEvent> EventType<E> of(Class<E> event) {
        EventType<?> type = BY_CLASS.get(event);
        if (type == null) {
            throw new IllegalArgumentException(event + " is no event: it must be a record of one of the families");
        }
        return (EventType<E>) type;
    }

    /** @param name a wire name without its version */
    public static Optional<EventType<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * @param wireName with any version: {@code order.created.v1}
     * @throws UnknownEventType when nobody announces it
     */
    public static EventType<?> wired(String wireName) {
        EventType<?> current = BY_WIRE_NAME.get(wireName);
        return current != null
                ? current
                : named(WireName.parse(wireName).base()).orElseThrow(() -> new UnknownEventType(wireName));
    }

    /** Every topic of the system: one for each event, and for each service one of dead letters and one of replays. */
    public static List<String> topics() {
        Stream<String> events = all().stream().map(EventType::topic);
        Stream<String> deadLetters = Participant.all().stream().map(Participant::deadLetterTopic);
        Stream<String> replays = Participant.all().stream().map(Participant::replaysTopic);
        return Stream.of(events, deadLetters, replays).flatMap(topics -> topics).toList();
    }

    private static Stream<EventType<?>> family(Participant<?> announcer) {
        return Arrays.stream(announcer.family().getPermittedSubclasses())
                .map(event -> describe(event.asSubclass(SagaEvent.class), announcer));
    }

    private static <E extends SagaEvent> EventType<E> describe(Class<E> event, Participant<?> announcer) {
        Published published = event.getAnnotation(Published.class);
        if (published == null) {
            throw new IllegalStateException(event + " needs @Published with its wire name and topic");
        }
        WireName name = WireName.parse(published.type());
        return new EventType<>(event, name.base(), name.version(), published.topic(), announcer);
    }
}
