package dev.quadrille.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        Findings findings = report.findings();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sustainedOrdersPerSecond", findings.sustained());
        all.put("eta", report.efficiency().map(Efficiency::eta).orElse(0.0));
        all.put("latencyMs", latencies(findings.windows()));
        all.put("cpuMsPerOrder", findings.busiest().map(ReportJson::cpu).orElse(Map.of()));
        all.put("memoryMiB", memory(findings.windows()));
        all.put("stuck", findings.stuck());
        all.put("auditClean", findings.audit().isClean());
        all.put("unexpectedOutcomes", findings.surprises());
        all.put("workPerOrder", findings.busiest().map(Rung::work).orElse(null));
        all.put("ratios", ratios());
        all.put("burst", findings.burst() == null ? null : burst(findings.burst()));
        all.put("warmUp", findings.warm());
        all.put("rungs", rungs(findings.rungs()));
        all.put("windows", windows(findings.windows()));
        all.put("calibration", Map.of("before", report.before(), "after", report.after()));
        all.put("machine", report.machine());
        return all;
    }

    private static Map<String, Latency> latencies(Map<String, Rung> windows) {
        Map<String, Latency> latencies = new LinkedHashMap<>();
        windows.forEach((name, rung) -> latencies.put(name, rung.latencyMs()));
        return latencies;
    }

    private static Map<String, Double> cpu(Rung rung) {
        return withTotal(rung.cpuMsPerOrder());
    }

    private static Map<String, Double> memory(Map<String, Rung> windows) {
        Rung rung = windows.getOrDefault("half", windows.get("given"));
        return rung == null ? Map.of() : withTotal(rung.memoryMiB());
    }

    /** The generator stands beside the total: it is not part of the system. */
    static Map<String, Double> withTotal(Map<String, Double> byProcess) {
        Map<String, Double> all = new TreeMap<>(byProcess);
        all.put("total", total(byProcess));
        return all;
    }

    static double total(Map<String, Double> byProcess) {
        return byProcess.entrySet().stream()
                .filter(process -> !process.getKey().equals(Processes.GENERATOR))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private Map<String, Object> ratios() {
        Map<String, Object> ratios = new LinkedHashMap<>();
        ratios.put("sustainedPerTransaction", report.sustainedPerTransaction());
        ratios.put("recordsPerProduced", report.recordsPerProduced());
        report.efficiency().ifPresent(efficiency -> {
            ratios.put("cpuLimitOrdersPerSecond", efficiency.cpuLimit());
            ratios.put("ioLimitOrdersPerSecond", efficiency.ioLimit());
        });
        report.findings()
                .busiest()
                .map(Rung::work)
                .ifPresent(work -> ratios.put("commitsPerFsync", Efficiency.commitsPerFsync(work)));
        return ratios;
    }

    private static Map<String, Object> burst(Burst burst) {
        return Map.of(
                "orders", burst.orders(),
                "ended", burst.ended(),
                "acceptedSeconds", burst.acceptedSeconds(),
                "seconds", burst.seconds(),
                "sagasPerSecond", burst.sagasPerSecond());
    }

    private static List<Map<String, Object>> rungs(Collection<Rung> rungs) {
        return rungs.stream().map(ReportJson::rung).toList();
    }

    private static Map<String, Object> windows(Map<String, Rung> windows) {
        Map<String, Object> all = new LinkedHashMap<>();
        windows.forEach((name, rung) -> all.put(name, rung(rung)));
        return all;
    }

    private static Map<String, Object> rung(Rung rung) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ordersPerSecond", rung.rate());
        values.put("holds", rung.holds());
        values.put("faults", rung.faults());
        values.put("latencyMs", rung.latencyMs());
        values.put("cpuMsPerOrder", cpu(rung));
        values.put("memoryMiB", withTotal(rung.memoryMiB()));
        values.put("backlogAtTheEnd", rung.backlog().atTheEnd());
        values.put("workPerOrder", rung.work());
        return values;
    }
}
