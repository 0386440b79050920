package dev.quadrille.e2e.anyorder;

/** Something that must never happen. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }
}
