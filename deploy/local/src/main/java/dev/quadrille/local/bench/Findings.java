package dev.quadrille.local.bench;

import dev.quadrille.local.audit.AuditReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the system has shown under load.
 *
 * @param windows looked at more closely: idle, half and ninety percent of the sustained rate, or the given rate alone
 * @param burst null where a rate was given
 * @param soak null where there was none
 * @param audit null until it was made
 * @param stuck orders that were accepted and never ended
 * @param surprises outcomes that are not as frequent as they must be
 */
record Findings(
        WarmUp.Result warm,
        List<Rung> rungs,
        Map<String, Rung> windows,
        Burst burst,
        Soak soak,
        AuditReport audit,
        long stuck,
        List<String> surprises) {

    Findings audited(AuditReport report, long stuckOrders, List<String> unexpected) {
        return new Findings(warm, rungs, windows, burst, soak, report, stuckOrders, unexpected);
    }

    /** What was fast and wrong was not fast. */
    boolean isRight() {
        return audit.isClean() && stuck == 0 && surprises.isEmpty();
    }

    /** Whether something grew with time that must not. */
    boolean isSteady() {
        return soak == null || soak.holds();
    }

    double sustained() {
        return isRight() ? Ladder.highest(rungs).map(Rung::rate).orElse(0.0) : 0;
    }

    /** The window that tells what the system needs when it is not pressed. */
    Optional<Rung> calm() {
        return Optional.ofNullable(windows.getOrDefault("half", windows.get("given")));
    }

    /** The window that tells what an order costs under load. */
    Optional<Rung> busiest() {
        return Optional.ofNullable(windows.getOrDefault("ninety", windows.get("given")));
    }
}
