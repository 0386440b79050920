package dev.quadrille.contracts;

import java.util.List;

/**
 * One line of the score.
 *
 * @param trigger the event that is heard; null where a person or a clock asks
 * @param request what is asked for; null where an event triggers
 * @param participant who reacts
 * @param announced what it may announce then; empty where it only takes note
 */
public record Step(
        Class<? extends SagaEvent> trigger,
        String request,
        Participant<?> participant,
        List<Class<? extends SagaEvent>> announced) {

    static Trigger when(Class<? extends SagaEvent> event) {
        return new Trigger(event, null);
    }

    static Trigger whenAsked(String request) {
        return new Trigger(null, request);
    }

    static <E extends SagaEvent> Done<E> undo(Class<E> done) {
        return new Done<>(done);
    }

    /** A step that was taken, and how it is taken back. */
    public record Undo(Class<? extends SagaEvent> done, Class<? extends SagaEvent> undone) {}

    record Trigger(Class<? extends SagaEvent> event, String request) {
        <F extends SagaEvent> Reaction<F> then(Participant<F> participant) {
            return new Reaction<>(this, participant);
        }
    }

    /** Only the participant's own family compiles as an announcement. */
    record Reaction<F extends SagaEvent>(Trigger trigger, Participant<F> participant) {

        @SafeVarargs
        @SuppressWarnings("varargs")
        final Step announces(Class<? extends F>... events) {
            return new Step(trigger.event(), trigger.request(), participant, List.of(events));
        }

        Step takesNote() {
            return new Step(trigger.event(), trigger.request(), participant, List.of());
        }
    }

    record Done<E extends SagaEvent>(Class<E> done) {
        Undo with(Class<? extends SagaEvent> undone) {
            return new Undo(done, undone);
        }
    }
}
