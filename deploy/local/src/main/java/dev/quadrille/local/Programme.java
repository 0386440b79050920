package dev.quadrille.local;

import dev.quadrille.local.client.Saga;
import dev.quadrille.local.demo.Performance;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Prints the demo's table, a row as soon as its order has ended. */
final class Programme implements Consumer<Performance> {

    private static final String ROW = "%s %-32s %-36s %5s %7s%n";

    private final PrintWriter out;

    Programme(PrintWriter out) {
        this.out = out;
        out.println();
        out.printf(ROW, " ", "order", "outcome", "steps", "ms");
    }

    @Override
    public void accept(Performance performance) {
        Saga saga = performance.saga();
        if (performance.skipped() != null) {
            out.printf(ROW, "-", performance.scene(), "skipped", "", "");
            out.println("    " + performance.skipped());
        } else if (saga == null) {
            out.printf(ROW, "✗", performance.scene(), "failed", "", "");
        } else {
            out.printf(
                    ROW,
                    performance.isAsItMust() ? "✓" : "✗",
                    performance.scene(),
                    saga.outcome(),
                    saga.steps().size(),
                    saga.durationMs() == null ? "" : saga.durationMs());
            out.println("    " + String.join(" → ", saga.steps()));
        }
        performance.problems().forEach(problem -> out.println("    ✗ " + problem));
    }
}
