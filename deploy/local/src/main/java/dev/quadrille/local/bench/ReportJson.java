package dev.quadrille.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A bench for programs: {@code bench.json}. */
record ReportJson(BenchReport report) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    String text() {
        try {
            return JSON.writeValueAsString(content()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> content() {
        Map<String, Object> all = new LinkedHashMap<>();
        putAnswers(all, report.findings());
        putDetails(all, report.findings());
        all.put("calibration", Map.of("before", report.before(), "after", report.after()));
        all.put("machine", report.machine());
        return all;
    }

    private void putAnswers(Map<String, Object> all, Findings findings) {
        all.put("sustainedOrdersPerSecond", findings.sustained());
        all.put("eta", report.efficiency().map(Efficiency::eta).orElse(0.0));
        all.put("latencyMs", byWindow(findings, Rung::latencyMs));
        all.put("cpuMsPerOrder", values(findings.busiest().orElse(null), Rung::cpuMsPerOrder));
        all.put("memoryMiB", values(findings.calm().orElse(null), Rung::memoryMiB));
        all.put("stuck", findings.stuck());
        all.put("auditClean", findings.audit().isClean());
        all.put("unexpectedOutcomes", findings.surprises());
    }

    private void putDetails(Map<String, Object> all, Findings findings) {
        all.put("workPerOrder", findings.busiest().map(Rung::work).orElse(null));
        all.put("ratios", ratios(findings));
        all.put("burst", findings.burst() == null ? null : burst(findings.burst()));
        all.put("soak", findings.soak() == null ? null : soak(findings.soak()));
        all.put("warmUp", findings.warm());
        all.put("rungs", RungJson.all(findings.rungs()));
        all.put("windows", byWindow(findings, rung -> new RungJson(rung).content()));
    }

    private static <T> Map<String, T> byWindow(Findings findings, Function<Rung, T> value) {
        Map<String, T> all = new LinkedHashMap<>();
        findings.windows().forEach((name, rung) -> all.put(name, value.apply(rung)));
        return all;
    }

    private static Map<String, Double> values(Rung rung, Function<Rung, Map<String, Double>> byProcess) {
        return rung == null ? Map.of() : RungJson.withTotal(byProcess.apply(rung));
    }

    private Map<String, Object> ratios(Findings findings) {
        Map<String, Object> ratios = new LinkedHashMap<>();
        ratios.put("sustainedPerTransaction", report.sustainedPerTransaction());
        ratios.put("recordsPerProduced", report.recordsPerProduced());
        ratios.put(
                "cpuLimitOrdersPerSecond",
                report.efficiency().map(Efficiency::cpuLimit).orElse(null));
        ratios.put(
                "ioLimitOrdersPerSecond",
                report.efficiency().map(Efficiency::ioLimit).orElse(null));
        ratios.put(
                "commitsPerFsync",
                findings.busiest()
                        .map(Rung::work)
                        .map(Efficiency::commitsPerFsync)
                        .orElse(null));
        return ratios;
    }

    private static Map<String, Object> soak(Soak soak) {
        return Map.of(
                "holds", soak.holds(),
                "drifts", soak.drifts(),
                "stored", soak.minutes().stream().map(Soak.Minute::stored).toList());
    }

    private static Map<String, Object> burst(Burst burst) {
        return Map.of(
                "orders", burst.orders(),
                "ended", burst.ended(),
                "acceptedSeconds", burst.acceptedSeconds(),
                "seconds", burst.seconds(),
                "sagasPerSecond", burst.sagasPerSecond());
    }
}
