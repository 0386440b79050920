package dev.quadrille.local.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A bench at a glance, {@code bench.svg}: latency by rate, and what an order costs by process. */
record ReportCharts(BenchReport report) {

    private static final int LEFT = 70;
    private static final int RIGHT = 430;
    private static final int TOP = 60;
    private static final int BOTTOM = 280;
    private static final int BARS_LEFT = 640;
    private static final int BARS_WIDTH = 220;
    private static final int BAR = 30;

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 920 340" font-family="sans-serif" font-size="12">
                <rect width="920" height="340" fill="#ffffff"/>
                %s%s</svg>
                """.formatted(latencies(), costs());
    }

    private String latencies() {
        List<Rung> rungs = report.findings().rungs().stream()
                .sorted(Comparator.comparingDouble(Rung::rate))
                .toList();
        double fastest = rungs.stream().mapToDouble(Rung::rate).max().orElse(1);
        double slowest =
                rungs.stream().mapToDouble(rung -> rung.latencyMs().p99()).max().orElse(1);
        Axes axes = new Axes(fastest, Math.max(1, Math.ceil(Math.log10(Math.max(10, slowest)))));
        return title(LEFT, "Latency of a whole saga by rate (ms, logarithmic)")
                + axes.grid()
                + axes.rates(rungs)
                + axes.line(rungs, rung -> rung.latencyMs().p50(), "#1f6fb4", "p50")
                + axes.line(rungs, rung -> rung.latencyMs().p99(), "#c0392b", "p99");
    }

    /** A linear rate to the right, a logarithmic duration upwards from 1 ms. */
    private record Axes(double rate, double decades) {

        double x(double perSecond) {
            return LEFT + (RIGHT - LEFT) * perSecond / rate;
        }

        double y(double millis) {
            return BOTTOM - (BOTTOM - TOP) * Math.log10(Math.max(1, millis)) / decades;
        }

        String grid() {
            return IntStream.rangeClosed(0, (int) decades)
                    .mapToObj(decade -> gridLine(Math.pow(10, decade)))
                    .collect(Collectors.joining());
        }

        private String gridLine(double millis) {
            return shape(
                            "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                            LEFT, RIGHT, y(millis), y(millis))
                    + text(LEFT - 8, y(millis) + 4, "end", "%,.0f".formatted(millis));
        }

        String rates(List<Rung> rungs) {
            return rungs.stream()
                            .map(rung -> text(x(rung.rate()), BOTTOM + 18, "middle", "%.0f".formatted(rung.rate())))
                            .collect(Collectors.joining())
                    + text((LEFT + RIGHT) / 2.0, BOTTOM + 38, "middle", "orders/s");
        }

        String line(List<Rung> rungs, ToDoubleFunction<Rung> millis, String colour, String name) {
            String points = rungs.stream()
                    .map(rung -> shape("%.1f,%.1f", x(rung.rate()), y(millis.applyAsDouble(rung)))
                            .strip())
                    .collect(Collectors.joining(" "));
            String dots = rungs.stream()
                    .map(rung -> dot(x(rung.rate()), y(millis.applyAsDouble(rung)), colour, rung.holds()))
                    .collect(Collectors.joining());
            double end = rungs.isEmpty() ? 1 : millis.applyAsDouble(rungs.get(rungs.size() - 1));
            return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                            .formatted(points, colour)
                    + dots
                    + text(RIGHT + 10, y(end) + 4, "start", name);
        }

        /** Hollow where the rate did not hold. */
        private static String dot(double x, double y, String colour, boolean filled) {
            return shape(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" stroke=\"%s\" fill=\"%s\"/>",
                    x, y, colour, filled ? colour : "#ffffff");
        }
    }

    private String costs() {
        Map<String, Double> byProcess =
                report.findings().busiest().map(Rung::cpuMsPerOrder).orElse(Map.of());
        double most = byProcess.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        List<String> names = List.copyOf(byProcess.keySet());
        return title(BARS_LEFT - 120, "Processor time of an order by process (ms)")
                + IntStream.range(0, names.size())
                        .mapToObj(row -> bar(row, names.get(row), byProcess.get(names.get(row)), most))
                        .collect(Collectors.joining());
    }

    private static String bar(int row, String name, double millis, double most) {
        double width = BARS_WIDTH * Efficiency.quotient(millis, most);
        int y = TOP + row * BAR;
        return text(BARS_LEFT - 8, y + 15, "end", name)
                + shape(
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"20\" fill=\"%s\"/>",
                        BARS_LEFT, y, width, name.equals(Processes.GENERATOR) ? "#b8b8b8" : "#1f6fb4")
                + text(BARS_LEFT + width + 6, y + 15, "start", "%.2f".formatted(millis));
    }

    private static String title(int x, String words) {
        return "<text x=\"%d\" y=\"30\" font-size=\"14\" font-weight=\"bold\" fill=\"#222222\">%s</text>%n"
                .formatted(x, words);
    }

    private static String text(double x, double y, String anchor, String words) {
        return shape("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#444444\">%s</text>", x, y, anchor, words);
    }

    private static String shape(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
