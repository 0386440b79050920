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
    private final Map<Class<?>, Line<B>> table = new LinkedHashMap<>();

    private Reactions(Participant<?> participant) {
        this.participant = participant;
    }

    private record Line<B>(BiFunction<B, Heard<?>, ? extends Reply<?>> reaction, boolean undoes) {}

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

    Reply<?> react(B book, Heard<?> heard) {
        return line(heard).reaction().apply(book, heard);
    }

    /** Whether the reaction to it is a compensation, that is never given up. */
    boolean undoes(Heard<?> heard) {
        return line(heard).undoes();
    }

    private Line<B> line(Heard<?> heard) {
        Line<B> line = table.get(heard.event().getClass());
        if (line == null) {
            throw new IllegalStateException(
                    participant + " has no reaction to " + heard.envelope().type());
        }
        return line;
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
            return add(event, (book, heard) -> Reply.of(reaction.apply(book, heard.event())), false);
        }

        /** A reaction that needs the envelope, or announces more than one event. */
        public <E extends SagaEvent> Table<F, B> onHeard(
                Class<E> event, BiFunction<B, Heard<E>, ? extends Collection<? extends F>> reaction) {
            return add(event, (book, heard) -> Reply.of(reaction.apply(book, heard)), false);
        }

        /** A reaction that the world outside must answer, and that may have to be tried again. */
        public <E extends SagaEvent> Table<F, B> onTrying(
                Class<E> event, BiFunction<B, Heard<E>, ? extends Reply<? extends F>> reaction) {
            return add(event, reaction, false);
        }

        /** A compensation: whatever goes wrong, it is tried until it is done. */
        public <E extends SagaEvent> Table<F, B> onUndoing(
                Class<E> event, BiFunction<B, Heard<E>, ? extends Reply<? extends F>> reaction) {
            return add(event, reaction, true);
        }

        @SuppressWarnings("unchecked") // the key is the event's class
        private <E extends SagaEvent> Table<F, B> add(
                Class<E> event, BiFunction<B, Heard<E>, ? extends Reply<? extends F>> reaction, boolean undoes) {
            Line<B> line = new Line<>((book, heard) -> reaction.apply(book, (Heard<E>) heard), undoes);
            if (super.table.put(event, line) != null) {
                throw new IllegalArgumentException(event + " stands twice in the table of " + participant());
            }
            return this;
        }
    }
}
