package dev.quadrille.local.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long orders take at each rate: a linear rate to the right, a logarithmic duration upwards from 1 ms. */
final class LatencyChart {

    private static final int LEFT = 70;
    private static final int RIGHT = 420;
    private static final int TOP = 60;
    private static final int BOTTOM = 280;
    private static final int MOST_LABELS = 8;

    private final List<Rung> rungs;
    private final double fastest;
    private final double decades;

    LatencyChart(List<Rung> climbed) {
        rungs = climbed.stream().sorted(Comparator.comparingDouble(Rung::rate)).toList();
        fastest = rungs.stream().mapToDouble(Rung::rate).max().orElse(1);
        double slowest =
                rungs.stream().mapToDouble(rung -> rung.latencyMs().p99()).max().orElse(1);
        decades = Math.ceil(Math.log10(Math.max(10, slowest)));
    }

    String svg() {
        return Svg.title(LEFT, "Latency of a whole saga (ms) by rate")
                + grid()
                + rates()
                + line(rung -> rung.latencyMs().p50(), "#1f6fb4", "p50")
                + line(rung -> rung.latencyMs().p99(), "#c0392b", "p99");
    }

    private double x(double perSecond) {
        return LEFT + (RIGHT - LEFT) * perSecond / fastest;
    }

    private double y(double millis) {
        return BOTTOM - (BOTTOM - TOP) * Math.log10(Math.max(1, millis)) / decades;
    }

    private String grid() {
        return IntStream.rangeClosed(0, (int) decades)
                .mapToObj(decade -> gridLine(Math.pow(10, decade)))
                .collect(Collectors.joining());
    }

    private String gridLine(double millis) {
        return Svg.shape(
                        "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                        LEFT, RIGHT, y(millis), y(millis))
                + Svg.text(LEFT - 8, y(millis) + 4, "end", String.format(Locale.ROOT, "%,.0f", millis));
    }

    private String rates() {
        int every = Math.max(1, (rungs.size() + MOST_LABELS - 1) / MOST_LABELS);
        return IntStream.range(0, rungs.size())
                        .filter(number -> (rungs.size() - 1 - number) % every == 0)
                        .mapToObj(number -> rateLabel(rungs.get(number).rate()))
                        .collect(Collectors.joining())
                + Svg.text((LEFT + RIGHT) / 2.0, BOTTOM + 38, "middle", "orders/s; hollow where the rate did not hold");
    }

    private String rateLabel(double rate) {
        return Svg.text(x(rate), BOTTOM + 18, "middle", String.format(Locale.ROOT, "%.0f", rate));
    }

    private String line(ToDoubleFunction<Rung> millis, String colour, String name) {
        String points = rungs.stream()
                .map(rung -> String.format(Locale.ROOT, "%.1f,%.1f", x(rung.rate()), y(millis.applyAsDouble(rung))))
                .collect(Collectors.joining(" "));
        String dots = rungs.stream()
                .map(rung -> dot(x(rung.rate()), y(millis.applyAsDouble(rung)), colour, rung.holds()))
                .collect(Collectors.joining());
        double end = rungs.isEmpty() ? 1 : millis.applyAsDouble(rungs.get(rungs.size() - 1));
        return Svg.shape("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, colour)
                + dots
                + Svg.text(RIGHT + 10, y(end) + 4, "start", name);
    }

    private static String dot(double x, double y, String colour, boolean filled) {
        return Svg.shape(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" stroke=\"%s\" fill=\"%s\"/>",
                x, y, colour, filled ? colour : "#ffffff");
    }
}
