package dev.quadrille.local.audit;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every recorded transition is a cell of the tables, versions grow by one, nothing leaves an ended state. */
final class TransitionsAreLegal implements Invariant {

    private final Findings findings = new Findings();
    private long transitions;
    private long events;

    @Override
    public void look(Dossier order) {
        List<String> problems = new ArrayList<>(order.stream().problems());
        checkRows(order, problems);
        if (order.hasEnded() && !order.forgotten()) {
            checkAnnouncements(order, problems);
        }
        order.stream().stream().stream()
                .map(StreamEntry::event)
                .filter(event -> event.fault() != null)
                .forEach(event -> problems.add("%s cannot be read: %s".formatted(event.wireName(), event.fault())));
        order.history().events().forEach(event -> checkEvent(order.history(), event, problems));
        findings.add(order.name(), problems);
    }

    private void checkRows(Dossier order, List<String> problems) {
        transitions += order.stream().version();
        if (order.payment() != null) {
            transitions += order.payment().version();
            problems.addAll(StateTable.PAYMENTS.problems(
                    order.payment().state(), order.payment().version()));
        }
        if (order.reservation() != null) {
            transitions += order.reservation().version();
            problems.addAll(StateTable.RESERVATIONS.problems(
                    order.reservation().state(), order.reservation().version()));
        }
    }

    private static void checkAnnouncements(Dossier order, List<String> problems) {
        String payment = order.payment() == null ? null : order.payment().state();
        String reservation =
                order.reservation() == null ? null : order.reservation().state();
        Set<Class<? extends SagaEvent>> ofPayment = order.history().announcedBy(Participant.PAYMENT);
        Set<Class<? extends SagaEvent>> ofInventory = order.history().announcedBy(Participant.INVENTORY);
        problems.addAll(StateTable.PAYMENTS.problems(payment, ofPayment));
        problems.addAll(StateTable.RESERVATIONS.problems(reservation, ofInventory));
    }

    private void checkEvent(SagaFold history, StoredEvent event, List<String> problems) {
        events++;
        if (event.type() == null) {
            problems.add("nobody announces " + event.wireName());
        } else if (event.fault() != null) {
            problems.add("%s cannot be read: %s".formatted(event.wireName(), event.fault()));
        } else if (!event.type().announcer().source().equals(event.source())) {
            problems.add("%s was announced by %s".formatted(event.name(), event.source()));
        } else {
            checkCause(history, event, problems);
        }
    }

    /** A cause that was not heard yet may be on its way: its order has not ended. */
    private static void checkCause(SagaFold history, StoredEvent event, List<String> problems) {
        StoredEvent cause = event.cause() == null ? null : history.event(event.cause());
        boolean unheard = event.cause() != null && cause == null;
        if (!unheard && !Choreography.allows(cause == null ? null : cause.eventClass(), event.eventClass())) {
            problems.add(
                    "%s says it was caused by %s".formatted(event.name(), cause == null ? "a request" : cause.name()));
        }
    }

    @Override
    public Verdict verdict() {
        return findings.verdict(
                "transitions are legal",
                "%,d transitions in three services, %,d announced events with their causes"
                        .formatted(transitions, events));
    }
}
