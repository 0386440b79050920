package dev.quadrille.notification;

import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnreadableEvent;
import dev.quadrille.notification.Differences.Example;
import dev.quadrille.notification.Saga.Snapshot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A saga computed again from its events by what computes it when they are heard, beside the row that is there. Nobody is
 * told anything: what was asked for in the customer's name stays asked for.
 *
 * @param snapshot what is to be written; null where the row is right, or has no events to be computed from
 */
record Recomputed(Snapshot snapshot, Differences differences) {

    private static final Recomputed AS_IT_WAS = new Recomputed(null, Differences.NONE);

    /**
     * @param stored null where there is no row
     * @param events in the order in which they were heard
     * @param keptSince of sagas that ended before, the events may be gone
     */
    static Recomputed of(UUID order, Snapshot stored, List<KeptEvent> events, Instant keptSince) {
        try {
            long steps = events.stream().filter(KeptEvent::isStep).count();
            if (stored == null && steps == 0 || isForgotten(stored, steps, keptSince)) {
                return AS_IT_WAS;
            }
            return steps == 0 ? withoutEvents(order, stored) : compared(stored, played(order, stored, events));
        } catch (UnreadableEvent unreadable) {
            return impossible(order, null, "cannot be read: " + Masked.text(unreadable.getMessage()));
        }
    }

    private static boolean isForgotten(Snapshot stored, long steps, Instant keptSince) {
        return stored != null
                && stored.endedAt() != null
                && stored.endedAt().isBefore(keptSince)
                && steps < stored.steps().size();
    }

    private static Recomputed withoutEvents(UUID order, Snapshot stored) {
        return impossible(order, "of " + stored.steps().size() + " steps", "none is kept");
    }

    private static Recomputed impossible(UUID order, String was, String is) {
        return new Recomputed(null, Differences.of(List.of(new Example(order.toString(), "events", was, is))));
    }

    private static Recomputed compared(Snapshot stored, Snapshot computed) {
        List<Example> fields = SagaFields.different(stored, computed);
        return fields.isEmpty() ? AS_IT_WAS : new Recomputed(computed, Differences.of(fields));
    }

    private static Snapshot played(UUID order, Snapshot stored, List<KeptEvent> events) {
        Saga saga = Saga.unheardOf(order);
        Set<Subject> told = EnumSet.noneOf(Subject.class);
        for (KeptEvent kept : events) {
            SagaEvent event = kept.event();
            saga.hear(event, kept.said());
            if (event instanceof NotificationRequested requested) {
                told.add(requested.about());
            }
        }
        Snapshot computed = saga.snapshot();
        told.addAll((stored == null ? computed : stored).requested());
        return computed.with(List.copyOf(told), stored == null ? computed.version() : stored.version() + 1);
    }
}
