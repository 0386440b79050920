package dev.quadrille.e2e.anyorder;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One order among all services, as a value. Topics have no order here, neither among each other nor inside.
 *
 * @param seats of order, payment and inventory
 * @param said all that was announced
 * @param causes of each of these the event that caused it, or itself where a request did
 */
record World(List<Seat<?>> seats, Events said, Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> causes) {

    static final int ORDER = 0;
    static final int PAYMENT = 1;
    static final int INVENTORY = 2;

    Seat<?> seat(int place) {
        return seats.get(place);
    }

    World with(int place, Seat<?> seat) {
        List<Seat<?>> changed = new ArrayList<>(seats);
        changed.set(place, seat);
        return new World(List.copyOf(changed), said, causes);
    }

    /** Commits what was decided with what it says: everyone who listens will hear it, at some time. */
    World saying(List<? extends SagaEvent> events, SagaEvent cause) {
        World world = this;
        for (SagaEvent event : events) {
            if (world.said.has(event)) {
                throw new Violation(EventCatalog.of(event.getClass()).name() + " is announced twice");
            }
            List<Seat<?>> told = new ArrayList<>();
            world.seats.forEach(seat -> told.add(seat.told(event)));
            world = new World(List.copyOf(told), world.said.with(event), world.causedBy(event, cause));
        }
        return world;
    }

    private Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> causedBy(SagaEvent event, SagaEvent cause) {
        Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> all = new HashMap<>(causes);
        all.put(event.getClass(), cause == null ? event.getClass() : cause.getClass());
        return Map.copyOf(all);
    }

    boolean isShipped() {
        return Ending.shipped(said.classes());
    }

    boolean isUndone() {
        return Ending.undone(said.classes());
    }

    boolean hasEnded() {
        return isShipped() || isUndone();
    }

    /** Whether everybody has done what there is to do. */
    boolean isQuiet() {
        return seats.stream()
                .allMatch(seat -> seat.todo().isEmpty() && seat.calls().isEmpty());
    }

    @Override
    public String toString() {
        return "order " + seat(ORDER).state() + ", payment " + seat(PAYMENT).state() + " "
                + seat(PAYMENT).calls()
                + " at a gateway that is " + seat(PAYMENT).outside().books() + ", inventory "
                + seat(INVENTORY).state() + " " + seat(INVENTORY).calls() + " at a carrier that is "
                + seat(INVENTORY).outside().books();
    }
}
