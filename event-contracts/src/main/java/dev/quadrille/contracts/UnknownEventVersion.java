package dev.quadrille.contracts;

/** The event is known, this version of it is not: it comes from a newer writer, or lost its upcaster. */
public final class UnknownEventVersion extends UnreadableEvent {

    private static final long serialVersionUID = 1L;

    public UnknownEventVersion(String type, int current) {
        super(
                "event version '" + type + "' is not known here, the current one is v" + current
                        + ": upgrade this service, then replay the event",
                null);
    }
}
