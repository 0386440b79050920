package dev.quadrille.local.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an order costs in each process. */
final class CostChart {

    private static final int LEFT = 640;
    private static final int WIDTH = 220;
    private static final int TOP = 60;
    private static final int ROW = 30;

    private final Map<String, Double> millis;
    private final double most;

    CostChart(Map<String, Double> cpuMsPerOrder) {
        millis = new TreeMap<>(cpuMsPerOrder);
        most = millis.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }

    String svg() {
        List<String> names = List.copyOf(millis.keySet());
        return Svg.title(LEFT - 125, "Processor time of an order (ms) by process")
                + IntStream.range(0, names.size())
                        .mapToObj(row -> bar(TOP + row * ROW, names.get(row)))
                        .collect(Collectors.joining());
    }

    private String bar(int y, String name) {
        double width = WIDTH * Efficiency.quotient(millis.get(name), most);
        String colour = name.equals(Processes.GENERATOR) ? "#b8b8b8" : "#1f6fb4";
        return Svg.text(LEFT - 8, y + 15, "end", name)
                + Svg.shape(
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"20\" fill=\"%s\"/>", LEFT, y, width, colour)
                + Svg.text(LEFT + width + 6, y + 15, "start", String.format(Locale.ROOT, "%.2f", millis.get(name)));
    }
}
