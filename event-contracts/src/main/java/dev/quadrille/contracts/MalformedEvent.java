package dev.quadrille.contracts;

/** The type is known, but the envelope or the body does not have its shape. */
public final class MalformedEvent extends UnreadableEvent {

    private static final long serialVersionUID = 1L;

    public MalformedEvent(String what, Throwable cause) {
        super(what, cause);
    }
}
