package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A part that is asked each question once: a service has few states, and the worlds that it may stand in are many. */
final class Remembered<S> implements Part<S> {

    private final Part<S> part;
    private final Map<Question<S>, Turned<S>> turns = new HashMap<>();
    private final Map<Question<S>, Optional<String>> requests = new HashMap<>();

    private record Question<S>(S state, Class<?> event, String answer, boolean last) {}

    Remembered(Part<S> part) {
        this.part = part;
    }

    @Override
    public S beginning() {
        return part.beginning();
    }

    @Override
    public boolean hears(SagaEvent event) {
        return part.hears(event);
    }

    @Override
    public Optional<String> asks(S state, SagaEvent event) {
        return requests.computeIfAbsent(
                new Question<>(state, event.getClass(), null, false), q -> part.asks(state, event));
    }

    @Override
    public Turned<S> hear(S state, SagaEvent event, String answer, boolean last) {
        return turns.computeIfAbsent(
                new Question<>(state, event.getClass(), answer, last), q -> part.hear(state, event, answer, last));
    }
}
