package dev.quadrille.local.audit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * All verdicts of one audit.
 *
 * @param everything whether orders on their way were held against the invariants too
 * @param took without the wait
 */
public record AuditReport(List<Verdict> verdicts, boolean everything, Duration took) {

    private static final String ROW = "%s %-26s %s%n";

    public boolean isClean() {
        return verdicts.stream().allMatch(Verdict::holds);
    }

    public void print(PrintWriter out) {
        verdicts.forEach(verdict -> print(verdict, out));
        out.println(conclusion());
    }

    /** As it is printed. */
    public String text() {
        StringWriter text = new StringWriter();
        print(new PrintWriter(text));
        return text.toString();
    }

    private static void print(Verdict verdict, PrintWriter out) {
        out.printf(ROW, verdict.holds() ? "✓" : "✗", verdict.invariant(), verdict.numbers());
        verdict.first().forEach(finding -> out.printf("    ✗ %s: %s%n", finding.subject(), finding.problem()));
        long more = verdict.offenders() - verdict.first().size();
        if (more > 0) {
            out.printf("    … and %,d more%n", more);
        }
    }

    private String conclusion() {
        long broken = verdicts.stream().filter(verdict -> !verdict.holds()).count();
        String what = broken == 0
                ? "Everything holds"
                : String.format(Locale.ROOT, "%d of %d invariants do not hold", broken, verdicts.size());
        return String.format(
                Locale.ROOT,
                "%s%s; audited in %.1f s.",
                what,
                everything ? "" : " for the orders that have ended (audit --wait looks at all)",
                took.toMillis() / 1000.0);
    }
}
