package dev.quadrille.messaging;

import dev.quadrille.contracts.SagaEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A service's real part in the saga of one order, as a function from value to value: for tests that explore every order
 * of events. Nothing is decided here; each step is asked of the participant that runs in production.
 *
 * @param <S> where the service stands: equal values behave equally
 */
public interface Part<S> {

    UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");

    /** Before anything was heard of the order. */
    S beginning();

    /** The events that the participant has a reaction to. */
    boolean hears(SagaEvent event);

    /** What {@code prepare} asks of the world outside when it finds the row like this; empty where it asks nothing. */
    Optional<String> asks(S state, SagaEvent event);

    /**
     * One turn: open, react, save.
     *
     * @param answer what the world outside said in {@code prepare}, perhaps to another row; null where it said nothing
     * @param last whether it is the last attempt
     * @throws dev.quadrille.contracts.UnexpectedEvent for what cannot happen
     */
    Turned<S> hear(S state, SagaEvent event, String answer, boolean last);

    /** @param again null when the event is done with */
    record Turned<S>(S state, List<? extends SagaEvent> said, Reply.Again again) {}

    /** The line of the participant's table. */
    static <B> Reply<?> react(SagaParticipant<B> participant, B book, SagaEvent event, boolean last) {
        return participant.reactions().react(book, heard(event, last));
    }

    static Heard<SagaEvent> heard(SagaEvent event, boolean last) {
        return new Heard<>(null, event, "topic", 0, 0, new Attempt(last ? 2 : 1, last));
    }
}
