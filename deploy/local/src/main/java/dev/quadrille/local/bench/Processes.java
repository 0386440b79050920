package dev.quadrille.local.bench;

import dev.quadrille.local.ProcessMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The processes of the system and the one that loads it; replicas of a service count together. */
public record Processes(List<Part> parts) {

    public static final String BROKER = "kafka";
    public static final String DATABASE = "postgres";
    static final String GENERATOR = "load-generator";

    /** One process, with its children where it has some. */
    public record Part(String name, ProcessHandle process) {
        private double cpuMillis() {
            return ProcessorTime.familyNanos(process) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        }
    }

    Map<String, Double> cpuMillis() {
        Map<String, Double> millis = byName(Part::cpuMillis);
        // Its children are the system: none of them may count here.
        millis.put(GENERATOR, ProcessorTime.nanos(ProcessHandle.current()) / (double) TimeUnit.MILLISECONDS.toNanos(1));
        return millis;
    }

    double cpuMillis(String... names) {
        Map<String, Double> all = cpuMillis();
        return Arrays.stream(names).mapToDouble(all::get).sum();
    }

    Map<String, Double> memoryMiB() {
        return byName(part -> (double) ProcessMemory.mebibytes(part.process()));
    }

    private Map<String, Double> byName(ToDoubleFunction<Part> value) {
        Map<String, Double> values = new TreeMap<>();
        parts.forEach(part -> values.merge(part.name(), value.applyAsDouble(part), Double::sum));
        return values;
    }
}
