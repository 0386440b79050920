package dev.quadrille.messaging;

import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The table from event to reaction. A reaction is a pure method on the book: it changes the book and returns what to
 * announce.
 *
 * @param <B> the book
 */
public sealed class Reactions<B> {

    private final Participant<?> participant;
    private final Map<Class<?>, BiFunction<B, Heard<?>, Collection<? extends SagaEvent>>> table = new LinkedHashMap<>();

    private Reactions(Participant<?> participant) {
        this.participant = participant;
    }

    public static <F extends SagaEvent, B> Table<F, B> of(Participant<F> participant, Class<B> book) {
        return new Table<>(participant);
    }

    public Participant<?> participant() {
        return participant;
    }

    /** The events that have a reaction, in the order they were written down. */
    public Set<Class<?>> events() {
        return table.keySet();
    }

    Collection<? extends SagaEvent> react(B book, Heard<?> heard) {
        BiFunction<B, Heard<?>, Collection<? extends SagaEvent>> line =
                table.get(heard.event().getClass());
        if (line == null) {
            throw new IllegalStateException(
                    participant + " has no reaction to " + heard.envelope().type());
        }
        return line.apply(book, heard);
    }

    /**
     * The table while it is written, line by line.
     *
     * @param <F> the participant's own family: announcing an event of another does not compile
     */
    public static final class Table<F extends SagaEvent, B> extends Reactions<B> {

        private Table(Participant<F> participant) {
            super(participant);
        }

        /** A reaction that announces at most one event. */
        public <E extends SagaEvent> Table<F, B> on(
                Class<E> event, BiFunction<B, E, ? extends Optional<? extends F>> reaction) {
            return onHeard(
                    event,
                    (book, heard) ->
                            reaction.apply(book, heard.event()).stream().toList());
        }

        /** A reaction that needs the envelope, or announces more than one event. */
        @SuppressWarnings("unchecked") // the key is the event's class
        public <E extends SagaEvent> Table<F, B> onHeard(
                Class<E> event, BiFunction<B, Heard<E>, ? extends Collection<? extends F>> reaction) {
            BiFunction<B, Heard<?>, Collection<? extends SagaEvent>> line =
                    (book, heard) -> reaction.apply(book, (Heard<E>) heard);
            if (super.table.put(event, line) != null) {
                throw new IllegalArgumentException(event + " stands twice in the table of " + participant());
            }
            return this;
        }
    }
}
