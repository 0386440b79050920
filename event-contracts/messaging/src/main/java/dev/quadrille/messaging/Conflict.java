package dev.quadrille.messaging;

/** Another transaction changed the same rows first; the batch is run again on what it left. */
public class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Conflict(String what) {
        super(what);
    }

    /** @param rows what was written only in part */
    public static void unless(boolean complete, String rows) {
        if (!complete) {
            throw new Conflict(rows + " were changed by another transaction meanwhile");
        }
    }
}
