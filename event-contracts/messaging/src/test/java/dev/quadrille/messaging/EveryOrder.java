package dev.quadrille.messaging;

import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Part.Turned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Plays to one service what it may hear about an order, in every order and each event as often as it is named, and notes
 * which cells of its state table that has touched.
 */
public final class EveryOrder<S> {

    private final Part<S> part;
    private final Set<String> finals;
    private final Set<String> cells = new TreeSet<>();
    private final Set<String> ends = new TreeSet<>();
    private long sequences;

    /** @param finals the states that are never left */
    public EveryOrder(Part<S> part, String... finals) {
        this.part = part;
        this.finals = Set.of(finals);
    }

    /**
     * One event on its way.
     *
     * @param column of the state table
     * @param causes what the service itself must have said, one of them, before this can come; empty where nothing
     */
    public record Arrival(
            Enum<?> column, SagaEvent event, String answer, boolean last, Set<Class<? extends SagaEvent>> causes) {

        public Arrival(Enum<?> column, SagaEvent event, String answer, boolean last) {
            this(column, event, answer, last, Set.of());
        }

        @SafeVarargs
        @SuppressWarnings("varargs")
        public final Arrival after(Class<? extends SagaEvent>... said) {
            return new Arrival(column, event, answer, last, Set.of(said));
        }

        boolean isPossible(List<SagaEvent> said) {
            return causes.isEmpty() || said.stream().map(SagaEvent::getClass).anyMatch(causes::contains);
        }
    }

    /** Each of these twice, in every order. */
    public EveryOrder<S> twice(Arrival... arrivals) {
        return twice(part.beginning(), arrivals);
    }

    /** The same, after what has led to this state. */
    public EveryOrder<S> twice(S from, Arrival... arrivals) {
        List<Integer> counts = Stream.of(arrivals).map(arrival -> 2).toList();
        play(from, List.of(), List.of(arrivals), counts);
        return this;
    }

    /** The cells that were touched: {@code STATE COLUMN}. */
    public Set<String> cells() {
        return cells;
    }

    /** The states in which it stood when nothing more came. */
    public Set<String> ends() {
        return ends;
    }

    public long sequences() {
        return sequences;
    }

    private void play(S state, List<SagaEvent> said, List<Arrival> arrivals, List<Integer> left) {
        boolean atTheEnd = true;
        for (int i = 0; i < arrivals.size(); i++) {
            if (left.get(i) > 0 && arrivals.get(i).isPossible(said)) {
                List<Integer> fewer = new ArrayList<>(left);
                fewer.set(i, left.get(i) - 1);
                hear(state, said, arrivals, i, fewer);
                atTheEnd = false;
            }
        }
        if (atTheEnd) {
            sequences++;
            ends.add(state.toString());
        }
    }

    private void hear(S state, List<SagaEvent> said, List<Arrival> arrivals, int next, List<Integer> left) {
        Arrival arrival = arrivals.get(next);
        cells.add(state + " " + arrival.column().name());
        Turned<S> turned = part.hear(state, arrival.event(), arrival.answer(), arrival.last());
        List<SagaEvent> all = new ArrayList<>(said);
        all.addAll(turned.said());
        require(all.stream().map(SagaEvent::getClass).distinct().count() == all.size(), "said twice", all);
        if (finals.contains(state.toString())) {
            require(turned.said().isEmpty(), "said after " + state, all);
            require(turned.state().toString().equals(state.toString()), state + " was left for " + turned.state(), all);
        }
        play(turned.state(), all, arrivals, left);
    }

    private static void require(boolean fact, String otherwise, List<SagaEvent> said) {
        if (!fact) {
            throw new AssertionError(otherwise + ": " + said);
        }
    }
}
