package dev.quadrille.messaging;

/**
 * How often an event was tried, this time included.
 *
 * @param number 1 for the first time
 * @param last whether its reaction must come to an end now, or begin to close
 */
public record Attempt(int number, boolean last) {

    /** The first of several. */
    public static final Attempt FIRST = new Attempt(1, false);
}
