package dev.quadrille.local.bench;

import dev.quadrille.local.bench.calibration.Calibration;
import dev.quadrille.local.bench.calibration.Probe;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;

/** A bench for people: what the terminal shows at the end. */
record ReportTable(BenchReport report) {

    private static final String VALUE = "%-34s %s%n";

    void print(PrintWriter out) {
        Findings findings = report.findings();
        out.println();
        out.printf(VALUE, "sustained", "%,.0f orders/s".formatted(findings.sustained()));
        report.efficiency().ifPresent(efficiency -> print(efficiency, out));
        if (findings.burst() != null) {
            print(findings.burst(), out);
        }
        if (findings.soak() != null) {
            print(findings.soak(), out);
        }
        out.println();
        printRates(out);
        findings.calm()
                .ifPresent(calm -> printProcesses(calm, findings.busiest().orElse(calm), out));
        findings.busiest().ifPresent(rung -> printWork(rung.work(), out));
        printCalibration(out);
        out.println();
        findings.audit().print(out);
        out.printf(VALUE, "stuck orders", findings.stuck());
        findings.surprises().forEach(surprise -> out.printf(VALUE, "not as it must be", surprise));
    }

    private void print(Efficiency efficiency, PrintWriter out) {
        out.printf(VALUE, "eta", "%.3f of the machine's limit".formatted(efficiency.eta()));
        out.printf(VALUE, "  limit by the processors", "%,.0f orders/s".formatted(efficiency.cpuLimit()));
        out.printf(VALUE, "  limit by the disk", "%,.0f orders/s".formatted(efficiency.ioLimit()));
        out.printf(VALUE, "orders per plain transaction", "%.3f".formatted(report.sustainedPerTransaction()));
        out.printf(VALUE, "5 records per produced record", "%.3f".formatted(report.recordsPerProduced()));
    }

    private static void print(Burst burst, PrintWriter out) {
        out.printf(
                VALUE,
                "burst of %,d orders".formatted(burst.orders()),
                "%,.0f sagas/s: accepted after %.1f s, all ended after %.1f s"
                        .formatted(burst.sagasPerSecond(), burst.acceptedSeconds(), burst.seconds()));
    }

    private static void print(Soak soak, PrintWriter out) {
        out.printf(
                "%n%-34s %13s %13s%n",
                "over %d minutes".formatted(soak.minutes().size()), "first third", "last third");
        for (Soak.Drift drift : soak.drifts()) {
            out.printf(
                    "%s %-32s %,13.1f %,13.1f%n", drift.holds() ? "✓" : "✗", drift.what(), drift.first(), drift.last());
        }
    }

    private void printRates(PrintWriter out) {
        out.printf("%-12s %9s %9s %9s %9s %9s%n", "latency, ms", "orders/s", "p50", "p95", "p99", "max");
        report.findings().windows().forEach((name, rung) -> printRate(name, rung, out));
        report.findings().rungs().forEach(rung -> printRate(rung.holds() ? "rung" : "rung, fails", rung, out));
        out.println();
    }

    private static void printRate(String name, Rung rung, PrintWriter out) {
        Latency latency = rung.latencyMs();
        out.printf(
                "%-12s %,9.0f %,9.1f %,9.1f %,9.1f %,9.1f%n",
                name, rung.rate(), latency.p50(), latency.p95(), latency.p99(), latency.max());
    }

    private void printProcesses(Rung calm, Rung busy, PrintWriter out) {
        String row = "%-24s %9s %17s %17s%n";
        out.printf(
                row,
                "process",
                "MiB",
                "ms/order, %,.0f/s".formatted(calm.rate()),
                "ms/order, %,.0f/s".formatted(busy.rate()));
        Map<String, Double> memory = RungJson.withTotal(calm.memoryMiB());
        Map<String, Double> before = RungJson.withTotal(calm.cpuMsPerOrder());
        RungJson.withTotal(busy.cpuMsPerOrder())
                .forEach((name, millis) -> out.printf(
                        row,
                        name,
                        mebibytes(memory.get(name)),
                        "%.3f".formatted(before.get(name)),
                        "%.3f".formatted(millis)));
        out.println();
    }

    private static String mebibytes(Double value) {
        return value == null ? "" : "%.0f".formatted(value);
    }

    private static void printWork(Work work, PrintWriter out) {
        out.printf(
                "each order: %.1f requests, %.1f records produced, %.1f consumed, %.1f rows, %.2f commits, %.2f fsyncs%n%n",
                work.requests(), work.produced(), work.consumed(), work.rows(), work.commits(), work.walFsyncs());
    }

    private void printCalibration(PrintWriter out) {
        out.printf("%-24s %13s %13s %15s%n", "this machine alone", "before, /s", "after, /s", "µs each");
        printProbe("transactions", Calibration::transactions, out);
        printProbe("rows in batches", Calibration::batchedRows, out);
        printProbe("records produced", Calibration::produced, out);
        printProbe("records consumed", Calibration::consumed, out);
        printProbe("HTTP requests", Calibration::requests, out);
        printProbe("fsyncs", Calibration::fsyncs, out);
        out.printf(
                "%-24s %13.3f %13.3f%n",
                "an fsync, ms", report.before().fsyncMillis(), report.after().fsyncMillis());
    }

    private void printProbe(String name, Function<Calibration, Probe> probe, PrintWriter out) {
        out.printf(
                "%-24s %,13.0f %,13.0f %15.1f%n",
                name,
                probe.apply(report.before()).perSecond(),
                probe.apply(report.after()).perSecond(),
                probe.apply(report.mean()).cpuMicros());
    }
}
