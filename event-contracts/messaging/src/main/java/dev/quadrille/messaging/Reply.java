package dev.quadrille.messaging;

import dev.quadrille.contracts.SagaEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a reaction comes to. It may announce events, and it may ask to hear its own event again later, because the world
 * outside has not answered yet; what it changed in the book is kept in both cases.
 *
 * @param again null when the event is done with
 */
public record Reply<F extends SagaEvent>(Collection<? extends F> announcements, Again again) {

    /** @param endless whether it must not be given up: it closes or undoes what has been begun */
    public record Again(String why, boolean endless) {}

    public static <F extends SagaEvent> Reply<F> of(Collection<? extends F> announcements) {
        return new Reply<>(announcements, null);
    }

    public static <F extends SagaEvent> Reply<F> of(Optional<? extends F> announcement) {
        return of(announcement.stream().toList());
    }

    /** Hears the event again after a while; not to be asked at the last {@link Attempt}. */
    public static <F extends SagaEvent> Reply<F> again(String why) {
        return new Reply<>(List.of(), new Again(why, false));
    }

    /** Hears the event again and again, until there is another reply. */
    public static <F extends SagaEvent> Reply<F> untilDone(String why) {
        return new Reply<>(List.of(), new Again(why, true));
    }
}
