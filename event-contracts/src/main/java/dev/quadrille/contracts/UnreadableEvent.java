package dev.quadrille.contracts;

/** A message that cannot become an event; reading it again gives the same answer until the code or the message changes. */
public abstract sealed class UnreadableEvent extends RuntimeException
        permits UnknownEventType, UnknownEventVersion, MalformedEvent {

    private static final long serialVersionUID = 1L;

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
