package dev.quadrille.local;

import dev.quadrille.local.audit.Audit;
import dev.quadrille.local.audit.AuditReport;
import java.io.PrintWriter;
import java.time.Duration;

/** The audit with which a command ends that has placed orders. */
final class ClosingAudit {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ClosingAudit() {}

    /** Prints it, and tells whether every invariant holds. */
    static boolean isClean(Target target, PrintWriter out) {
        AuditReport report = Audit.of(target.sources()).atRest(PATIENCE);
        report.print(out);
        return report.isClean();
    }
}
