package dev.quadrille.local.audit;

/** The audit could not look at all, so it has no verdict: the message says what it could not reach, and what to do. */
public final class AuditImpossible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuditImpossible(String message, Throwable cause) {
        super(message, cause);
    }
}
