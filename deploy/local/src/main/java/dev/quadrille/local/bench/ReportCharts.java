package dev.quadrille.local.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A bench at a glance, {@code bench.svg}: latency by rate, and what an order costs by process. */
record ReportCharts(BenchReport report) {

    String svg() {
        Map<String, Double> costs =
                report.findings().busiest().map(Rung::cpuMsPerOrder).orElse(Map.of());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 920 340" font-family="sans-serif" font-size="12">
                <rect width="920" height="340" fill="#ffffff"/>
                %s%s</svg>
                """.formatted(new LatencyChart(rates()).svg(), new CostChart(costs).svg());
    }

    /** Every rung, and the calm rates below them that were looked at more closely. */
    private List<Rung> rates() {
        Map<String, Rung> windows = report.findings().windows();
        Stream<Rung> calm = Stream.of("idle", "half").map(windows::get).filter(Objects::nonNull);
        return Stream.concat(calm, report.findings().rungs().stream()).toList();
    }
}
