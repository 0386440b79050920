package dev.quadrille.contracts;

/** A message that cannot become an event; reading it again gives the same answer until the code or the message changes. */
public abstract sealed class UnreadableEvent extends RuntimeException
        permits UnknownEventType, UnknownEventVersion, MalformedEvent {

    private static final long serialVersionUID = 1L;
    private static final int MAX_MESSAGE = 500;

    UnreadableEvent(String message, Throwable cause) {
        super(oneShortLine(message), cause);
    }

    /** What a stranger wrote may stand in it, and it goes into logs and headers. */
    private static String oneShortLine(String message) {
        String text = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
