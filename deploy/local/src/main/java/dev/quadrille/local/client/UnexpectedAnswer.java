package dev.quadrille.local.client;

/** A service answered something else than was asked for, or not at all; the message says which, to what, and its own words. */
public class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String message) {
        super(message);
    }

    UnexpectedAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
