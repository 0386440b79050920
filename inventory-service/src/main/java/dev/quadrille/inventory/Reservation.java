package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.UnexpectedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The goods of one order: set aside at most once, then shipped or released once, in whatever order the events come. */
final class Reservation {

    /** Stored by name. NONE is never stored: it is an order that inventory-service has not heard of. */
    enum State {
        NONE,
        RESERVED,
        /** The carrier has not answered yet: whether the goods are on their way is not known. */
        SHIPPING,
        /** It never answered: the goods are being called back, and may not be booked again. */
        RECALLING,
        SHIPPED,
        UNSHIPPABLE,
        RELEASED,
        REJECTED,
        VOIDED;

        boolean mayBeBooked() {
            return this == RESERVED || this == SHIPPING;
        }
    }

    private final UUID orderId;
    private final int loadedVersion;
    private State state;
    private List<Line> lines;
    private String trackingNumber;
    private int version;

    /**
     * What the store reads and writes.
     *
     * @param lines what the order wants; empty where the cancellation came first
     * @param trackingNumber null until shipped
     */
    record Snapshot(UUID orderId, State state, List<Line> lines, String trackingNumber, int version) {}

    Reservation(Snapshot stored) {
        this.orderId = stored.orderId();
        this.state = stored.state();
        this.lines = stored.lines();
        this.trackingNumber = stored.trackingNumber();
        this.version = stored.version();
        this.loadedVersion = stored.version();
    }

    static Reservation none(UUID orderId) {
        return new Reservation(new Snapshot(orderId, State.NONE, List.of(), null, 0));
    }

    /** All lines or none. */
    Optional<InventoryEvent> reserve(List<Line> wanted, Shelves shelves) {
        if (state != State.NONE) {
            return Optional.empty();
        }
        lines = wanted;
        List<Shortage> shortages = shelves.shortages(lines);
        if (!shortages.isEmpty()) {
            return become(State.REJECTED, new InventoryRejected(orderId, shortages));
        }
        shelves.reserve(lines);
        return become(State.RESERVED, new InventoryReserved(orderId));
    }

    /** @param last whether a carrier that does not answer now is not asked again */
    Optional<InventoryEvent> ship(CarrierAnswer answer, boolean last, Shelves shelves) {
        return switch (state) {
            case RESERVED, SHIPPING -> handOver(answer, last ? State.RECALLING : State.SHIPPING, shelves);
            // An acceptance may be older than the recall that takes it back: only the recall's own answer counts.
            case RECALLING ->
                answer instanceof CarrierAnswer.Accepted
                        ? Optional.empty()
                        : handOver(answer, State.RECALLING, shelves);
            case SHIPPED, UNSHIPPABLE, RELEASED -> Optional.empty();
            case NONE, REJECTED, VOIDED ->
                throw impossible("cannot be shipped, nothing is set aside for it; only a reserved order is confirmed");
        };
    }

    Optional<InventoryEvent> release(Shelves shelves) {
        return switch (state) {
            case NONE -> become(State.VOIDED, new InventoryVoided(orderId));
            case RESERVED, UNSHIPPABLE -> putBack(shelves);
            case REJECTED, RELEASED, VOIDED -> Optional.empty();
            case SHIPPING, RECALLING -> throw impossible("cannot be released, the carrier may have it");
            case SHIPPED ->
                throw impossible("cannot be released, it left as " + trackingNumber + "; ask for a return instead");
        };
    }

    State state() {
        return state;
    }

    /** Whether pieces lie on the shelves for this order. */
    boolean holdsGoods() {
        return switch (state) {
            case RESERVED, SHIPPING, RECALLING, UNSHIPPABLE -> true;
            case NONE, SHIPPED, RELEASED, REJECTED, VOIDED -> false;
        };
    }

    List<Line> lines() {
        return lines;
    }

    boolean changed() {
        return version != loadedVersion;
    }

    boolean isNew() {
        return loadedVersion == 0;
    }

    int loadedVersion() {
        return loadedVersion;
    }

    Snapshot snapshot() {
        return new Snapshot(orderId, state, lines, trackingNumber, version);
    }

    private Optional<InventoryEvent> handOver(CarrierAnswer answer, State unanswered, Shelves shelves) {
        if (answer instanceof CarrierAnswer.Accepted accepted) {
            return leave(accepted.trackingNumber(), shelves);
        }
        if (answer instanceof CarrierAnswer.TooLate tooLate) {
            return leave(tooLate.trackingNumber(), shelves);
        }
        if (answer instanceof CarrierAnswer.Refused refused) {
            return become(State.UNSHIPPABLE, new InventoryShipmentFailed(orderId, refused.reason()));
        }
        if (state != unanswered) {
            state = unanswered;
            version++;
        }
        return Optional.empty();
    }

    private Optional<InventoryEvent> leave(String tracked, Shelves shelves) {
        trackingNumber = tracked;
        shelves.ship(lines);
        return become(State.SHIPPED, new InventoryShipped(orderId, trackingNumber));
    }

    private Optional<InventoryEvent> putBack(Shelves shelves) {
        shelves.release(lines);
        return become(State.RELEASED, new InventoryReleased(orderId));
    }

    private Optional<InventoryEvent> become(State next, InventoryEvent announcement) {
        state = next;
        version++;
        return Optional.of(announcement);
    }

    private UnexpectedEvent impossible(String why) {
        return new UnexpectedEvent("order " + orderId + " is " + state + ": it " + why);
    }
}
