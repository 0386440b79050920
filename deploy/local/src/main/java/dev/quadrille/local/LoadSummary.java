package dev.quadrille.local;

import dev.quadrille.local.load.LoadReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The report of a load as one reads it. */
record LoadSummary(LoadReport report) {

    private static final int SHOWN = 10;

    void print(PrintWriter out) {
        out.printf(
                "%,d orders in %.1f s: %,.0f orders/s through the whole saga%n",
                report.orders(), report.seconds(), report.perSecond());
        out.printf(
                "end to end: p50 %,d ms, p95 %,d ms, p99 %,d ms%n%n",
                report.endToEndMillis(50), report.endToEndMillis(95), report.endToEndMillis(99));
        out.printf("%-36s %9s %9s%n", "outcome", "orders", "expected");
        outcomes()
                .forEach(outcome -> out.printf(
                        "%-36s %,9d %,9d%n",
                        outcome,
                        report.outcomes().getOrDefault(outcome, 0L),
                        report.expectedOutcomes().getOrDefault(outcome, 0L)));
        out.println();
        print(out, "did not end", report.missing());
        print(out, "were not accepted", report.refusals());
        print(out, "ended in another way than they should", report.surprises());
        if (report.isAsItMust()) {
            out.println("Every order ended as it must.");
        }
    }

    private Set<String> outcomes() {
        Set<String> all = new TreeSet<>(report.expectedOutcomes().keySet());
        all.addAll(report.outcomes().keySet());
        return all;
    }

    private static void print(PrintWriter out, String what, List<String> orders) {
        if (!orders.isEmpty()) {
            out.printf("%,d orders %s; the first of them:%n", orders.size(), what);
            orders.stream().limit(SHOWN).forEach(order -> out.println("  " + order));
        }
    }
}
