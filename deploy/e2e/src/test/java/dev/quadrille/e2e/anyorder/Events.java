package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A set of events, small enough to be a part of every state. @param bits by the events' places in the catalog */
record Events(int bits) {

    static final Events NONE = new Events(0);

    private static final List<EventType<?>> ALL = EventCatalog.all();
    private static final Map<Class<?>, Integer> BITS = IntStream.range(0, ALL.size())
            .boxed()
            .collect(Collectors.toMap(i -> ALL.get(i).eventClass(), i -> 1 << i));
    private static final Map<Integer, Set<Class<? extends SagaEvent>>> CLASSES = new HashMap<>();

    boolean has(SagaEvent event) {
        return (bits & bit(event)) != 0;
    }

    Events with(SagaEvent event) {
        return new Events(bits | bit(event));
    }

    Events without(SagaEvent event) {
        return new Events(bits & ~bit(event));
    }

    boolean isEmpty() {
        return bits == 0;
    }

    Set<Class<? extends SagaEvent>> classes() {
        return CLASSES.computeIfAbsent(
                bits,
                key -> ALL.stream()
                        .map(EventType::eventClass)
                        .filter(event -> (key & BITS.get(event)) != 0)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static int bit(SagaEvent event) {
        return BITS.get(event.getClass());
    }
}
