package dev.quadrille.local.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** How far back notification-service remembers events. @param keptSince of sagas that ended before, they may be gone */
record HistoryHorizon(Instant keptSince) {

    /** Where it never forgot, or does not say that it does, everything is there. */
    static HistoryHorizon read(Snapshot notifications) {
        List<LocalDate> days = notifications.hasTable("saga_history")
                ? notifications.list("select kept_since from saga_history", row -> row.getObject(1, LocalDate.class))
                : List.of();
        return new HistoryHorizon(
                days.isEmpty() ? Instant.EPOCH : days.get(0).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** Whether the events of a saga were forgotten, all or all but those that came later. @param saga null for none */
    boolean hides(Dossier.Saga saga, SagaFold history) {
        return saga != null
                && saga.endedAt() != null
                && saga.endedAt().isBefore(keptSince)
                && history.steps().size() < saga.steps().size();
    }
}
