package dev.quadrille.notification;

import dev.quadrille.contracts.UnreadableEvent;
import java.util.UUID;

/** Why a dead letter was neither sent back nor parked; the message says what to do. */
public final class CannotReplay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Whether the letter is not there, is not in the right state, or is not what its service could read. */
    public enum Reason {
        UNKNOWN,
        WRONG_STATE,
        UNREADABLE
    }

    private CannotReplay(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static CannotReplay unknown(UUID id) {
        return new CannotReplay(Reason.UNKNOWN, "dead letter " + id + " is not known here");
    }

    static CannotReplay decided(UUID id, DeadLetterState state) {
        return new CannotReplay(
                Reason.WRONG_STATE,
                "dead letter %s is %s: what fails again comes as a new letter; to send this one once more say \"again\": true"
                        .formatted(id, state));
    }

    static CannotReplay notOpen(UUID id, DeadLetterState state) {
        return new CannotReplay(
                Reason.WRONG_STATE, "dead letter %s is %s: only an open one can be parked".formatted(id, state));
    }

    static CannotReplay omitted(UUID id, String why, String place) {
        return new CannotReplay(
                Reason.WRONG_STATE,
                "dead letter %s has no copy of its record (%s): read it at %s and send body and headers with the replay"
                        .formatted(id, why, place));
    }

    static CannotReplay unreadable(UnreadableEvent why) {
        return unreadable(why.getMessage());
    }

    static CannotReplay unreadable(String why) {
        return new CannotReplay(
                Reason.UNREADABLE,
                why + "; correct it, or say \"force\": true if the service knows more than this one does");
    }

    static CannotReplay masked(String field) {
        String where = field.isEmpty() ? "the body" : "the body's " + field;
        return new CannotReplay(
                Reason.UNREADABLE,
                where + " holds " + Masked.HIDDEN + ", which stands for what is hidden here: write the whole value");
    }

    static CannotReplay tooLarge(long bytes, int max) {
        return new CannotReplay(
                Reason.UNREADABLE,
                "the record has %d bytes with its headers: a replay takes at most %d".formatted(bytes, max));
    }
}
