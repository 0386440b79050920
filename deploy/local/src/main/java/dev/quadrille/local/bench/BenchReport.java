package dev.quadrille.local.bench;

import dev.quadrille.local.bench.calibration.Calibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** All that one bench has found out. */
public final class BenchReport {

    private final Machine machine;
    private final Findings findings;
    private final Calibration before;
    private final Calibration after;

    BenchReport(Machine machine, Findings findings, Calibration before, Calibration after) {
        this.machine = machine;
        this.findings = findings;
        this.before = before;
        this.after = after;
    }

    /** Whether some rate held, everything ended, every invariant holds, and nothing drifted. */
    public boolean isGood() {
        return findings.sustained() > 0 && findings.isSteady();
    }

    Machine machine() {
        return machine;
    }

    Findings findings() {
        return findings;
    }

    Calibration before() {
        return before;
    }

    Calibration after() {
        return after;
    }

    Calibration mean() {
        return Calibration.mean(before, after);
    }

    /** Empty where no rate held. */
    Optional<Efficiency> efficiency() {
        return findings.busiest()
                .map(rung -> Efficiency.of(findings.sustained(), machine.cores(), rung.work(), mean()));
    }

    /** Sustained orders/s for each transaction/s that the database takes one by one. */
    double sustainedPerTransaction() {
        return Efficiency.quotient(findings.sustained(), mean().transactions().perSecond());
    }

    /** An order's way forward is five records. */
    double recordsPerProduced() {
        return Efficiency.quotient(5 * findings.sustained(), mean().produced().perSecond());
    }

    public void print(PrintWriter out) {
        new ReportTable(this).print(out);
    }

    /** Writes {@code bench.json} and {@code bench.svg}. */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("bench.json"), new ReportJson(this).text());
            Files.writeString(directory.resolve("bench.svg"), new ReportCharts(this).svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
