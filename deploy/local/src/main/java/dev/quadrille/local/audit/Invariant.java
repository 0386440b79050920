package dev.quadrille.local.audit;

/**
 * One promise, held against every order in turn and then against the whole. It keeps sums and the first offenders, never the
 * orders. A new one is a class like its neighbours and a line in {@link Audit}.
 */
interface Invariant {

    /** Called once for each order that any of the databases knows, in the order of their ids. */
    void look(Dossier order);

    /** Called after the last order. */
    Verdict verdict();
}
