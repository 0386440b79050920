package dev.quadrille.local.demo;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.local.client.HeardEvent;
import dev.quadrille.local.client.Saga;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the stated causes of a saga against the score: the order of arrival proves nothing. */
final class Causes {

    private Causes() {}

    static List<String> problemsOf(Saga saga) {
        Map<String, HeardEvent> byId =
                saga.events().stream().collect(Collectors.toMap(HeardEvent::id, Function.identity(), (a, b) -> a));
        List<String> problems = new ArrayList<>();
        for (HeardEvent effect : saga.stepEvents()) {
            HeardEvent cause = byId.get(effect.causationId());
            if (cause == null && effect.causationId() != null) {
                problems.add("%s says it was caused by %s, which was not heard"
                        .formatted(effect.step(), effect.causationId()));
            } else if (!Choreography.allows(cause == null ? null : eventClass(cause), eventClass(effect))) {
                problems.add("%s says it was caused by %s"
                        .formatted(effect.step(), cause == null ? "the customer" : cause.step()));
            }
        }
        return problems;
    }

    private static Class<? extends SagaEvent> eventClass(HeardEvent heard) {
        return EventCatalog.wired(heard.type()).eventClass();
    }
}
