package dev.quadrille.local;

/** Something in the local run went wrong in a way its user can mend: the message says what happened, to what, and what to do. */
public class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalFailure(String message) {
        super(message);
    }

    public LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
