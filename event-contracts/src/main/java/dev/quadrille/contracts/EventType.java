package dev.quadrille.contracts;

/**
 * One event as the catalog knows it.
 *
 * @param name the wire name without its version: {@code order.created}
 * @param version the current version, 1 or more
 * @param topic where it is announced
 * @param announcer the one service that announces it
 */
public record EventType<E extends SagaEvent>(
        Class<E> eventClass, String name, int version, String topic, Participant<?> announcer) {

    /** The CloudEvents {@code type}: {@code order.created.v2}. */
    public String wireName() {
        return name + ".v" + version;
    }
}
