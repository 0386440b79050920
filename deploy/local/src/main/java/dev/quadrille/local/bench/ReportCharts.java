package dev.quadrille.local.bench;

import java.util.Map;

/** A bench at a glance, {@code bench.svg}: latency by rate, and what an order costs by process. */
record ReportCharts(BenchReport report) {

    String svg() {
        Map<String, Double> costs =
                report.findings().busiest().map(Rung::cpuMsPerOrder).orElse(Map.of());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 920 340" font-family="sans-serif" font-size="12">
                <rect width="920" height="340" fill="#ffffff"/>
                %s%s</svg>
                """.formatted(new LatencyChart(report.findings().rungs()).svg(), new CostChart(costs).svg());
    }
}
