package dev.quadrille.local.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one rate has shown, for programs. */
record RungJson(Rung rung) {

    static List<Map<String, Object>> all(Collection<Rung> rungs) {
        return rungs.stream().map(rung -> new RungJson(rung).content()).toList();
    }

    Map<String, Object> content() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ordersPerSecond", rung.rate());
        values.put("holds", rung.holds());
        values.put("faults", rung.faults());
        values.put("latencyMs", rung.latencyMs());
        values.put("backlogAtTheEnd", rung.backlog().atTheEnd());
        values.put("cpuMsPerOrder", withTotal(rung.cpuMsPerOrder()));
        values.put("memoryMiB", withTotal(rung.memoryMiB()));
        values.put("workPerOrder", rung.work());
        return values;
    }

    /** The generator stands beside the total: it is not part of the system. */
    static Map<String, Double> withTotal(Map<String, Double> byProcess) {
        Map<String, Double> all = new TreeMap<>(byProcess);
        all.put(
                "total",
                byProcess.entrySet().stream()
                        .filter(process -> !process.getKey().equals(Processes.GENERATOR))
                        .mapToDouble(Map.Entry::getValue)
                        .sum());
        return all;
    }
}
