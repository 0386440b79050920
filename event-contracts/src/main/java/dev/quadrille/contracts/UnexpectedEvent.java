package dev.quadrille.contracts;

/**
 * An event that the choreography does not allow where it was heard. Hearing it again changes nothing, so whoever handles
 * events puts it away at once, for a person to look at.
 */
public class UnexpectedEvent extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message what cannot happen to which order, in which state, and what to do instead */
    public UnexpectedEvent(String message) {
        super(message);
    }
}
