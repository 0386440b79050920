package dev.quadrille.contracts;

import java.util.List;

/**
 * A service that takes part in the saga.
 *
 * @param <E> the family of events that this service announces, and no other does
 */
public final class Participant<E extends SagaEvent> {

    public static final Participant<OrderEvent> ORDER = new Participant<>("order", OrderEvent.class);
    public static final Participant<PaymentEvent> PAYMENT = new Participant<>("payment", PaymentEvent.class);
    public static final Participant<InventoryEvent> INVENTORY = new Participant<>("inventory", InventoryEvent.class);
    public static final Participant<NotificationEvent> NOTIFICATION =
            new Participant<>("notification", NotificationEvent.class);

    private final String name;
    private final Class<E> family;

    private Participant(String name, Class<E> family) {
        this.name = name;
        this.family = family;
    }

    public static List<Participant<?>> all() {
        return List.of(ORDER, PAYMENT, INVENTORY, NOTIFICATION);
    }

    /** {@code order}, as the README and the diagrams say it. */
    public String name() {
        return name;
    }

    /** {@code order-service}, which is also its consumer group. */
    public String service() {
        return name + "-service";
    }

    /** {@code /order-service}: the CloudEvents {@code source} of all it announces. */
    public String source() {
        return "/" + service();
    }

    /** {@code order-service.dead-letters}: the topic of what it could not handle. */
    public String deadLetterTopic() {
        return service() + ".dead-letters";
    }

    /** {@code order-service.replays}: the topic of what it is to handle again; it alone hears it. */
    public String replaysTopic() {
        return service() + ".replays";
    }

    public Class<E> family() {
        return family;
    }

    public boolean announces(Class<? extends SagaEvent> event) {
        return family.isAssignableFrom(event);
    }

    @Override
    public String toString() {
        return service();
    }
}
