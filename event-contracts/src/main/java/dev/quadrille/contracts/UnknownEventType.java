package dev.quadrille.contracts;

/** Nobody in this system announces such an event. */
public final class UnknownEventType extends UnreadableEvent {

    private static final long serialVersionUID = 1L;

    public UnknownEventType(String type) {
        super(
                "event type '" + type + "' is not known here: deploy the contracts that define it, or correct ce_type",
                null);
    }
}
