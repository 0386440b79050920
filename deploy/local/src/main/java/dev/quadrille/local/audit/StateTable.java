package dev.quadrille.local.audit;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The states of payments or of reservations, each with the ways that lead there: how many transitions, and what was
 * announced on the way. A row's version counts its transitions.
 */
final class StateTable {

    static final StateTable PAYMENTS = new StateTable(Participant.PAYMENT)
            .way("TRYING", 1, 1)
            .way("CLOSING", 1, 2)
            .way("CHARGED", 1, 2, PaymentProcessed.class)
            .way("FAILED", 1, 3, PaymentFailed.class)
            .way("VOIDED", 1, 2, PaymentVoided.class)
            .way("REFUNDED", 2, 3, PaymentProcessed.class, PaymentRefunded.class);

    static final StateTable RESERVATIONS = new StateTable(Participant.INVENTORY)
            .way("REJECTED", 1, 1, InventoryRejected.class)
            .way("VOIDED", 1, 1, InventoryVoided.class)
            .way("RESERVED", 1, 1, InventoryReserved.class)
            .way("SHIPPING", 2, 2, InventoryReserved.class)
            .way("RECALLING", 2, 3, InventoryReserved.class)
            .way("SHIPPED", 2, 4, InventoryReserved.class, InventoryShipped.class)
            .way("UNSHIPPABLE", 2, 4, InventoryReserved.class, InventoryShipmentFailed.class)
            .way("RELEASED", 2, 2, InventoryReserved.class, InventoryReleased.class)
            .way("RELEASED", 3, 5, InventoryReserved.class, InventoryShipmentFailed.class, InventoryReleased.class);

    private record Way(int fewest, int most, Set<Class<? extends SagaEvent>> announced) {
        boolean takes(int version) {
            return fewest <= version && version <= most;
        }
    }

    private final Participant<?> participant;
    private final Map<String, List<Way>> ways = new LinkedHashMap<>();

    private StateTable(Participant<?> participant) {
        this.participant = participant;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private StateTable way(String state, int fewest, int most, Class<? extends SagaEvent>... announced) {
        ways.computeIfAbsent(state, any -> new ArrayList<>()).add(new Way(fewest, most, Set.of(announced)));
        return this;
    }

    /** @return what no way through the table explains of a row; nothing else is looked at */
    List<String> problems(String state, int version) {
        List<Way> there = ways.get(state);
        if (there == null) {
            return List.of("%s has it as %s, which is no state; the states are %s"
                    .formatted(participant, state, ways.keySet()));
        }
        return there.stream().anyMatch(way -> way.takes(version))
                ? List.of()
                : List.of("%s has it as %s in version %d, which takes another number of transitions"
                        .formatted(participant, state, version));
    }

    /** @param state null where there is no row @return whether the announcements of an order that has ended lead there */
    List<String> problems(String state, Set<Class<? extends SagaEvent>> announced) {
        boolean explained = state == null
                ? announced.isEmpty()
                : ways.getOrDefault(state, List.of()).stream()
                        .anyMatch(way -> way.announced().equals(announced));
        return explained
                ? List.of()
                : List.of("%s has it as %s, and announced %s"
                        .formatted(participant, state == null ? "unknown" : state, EventNames.of(announced)));
    }
}
