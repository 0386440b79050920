package dev.quadrille.local.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One rate for long, minute by minute. What drifts is found by holding the last third of the time against the first.
 *
 * @param before what was stored when it began
 */
record Soak(Storage before, List<Minute> minutes) {

    private static final double CLEARLY_MORE = 1.1;
    private static final double MUCH_MORE = 1.25;

    /** @param stored when it was over */
    record Minute(Rung rung, Storage stored) {}

    /**
     * One quantity, as it was and as it is.
     *
     * @param allowed how many times as much as at first it may be at last
     */
    record Drift(String what, double first, double last, double allowed) {
        boolean holds() {
            return last <= first * allowed;
        }
    }

    /** All that may grow with time. */
    List<Drift> drifts() {
        return List.of(
                drift("p50, ms", MUCH_MORE, minute -> minute.rung().latencyMs().p50()),
                drift("p99, ms", MUCH_MORE, minute -> minute.rung().latencyMs().p99()),
                drift(
                        "processor, ms/order",
                        CLEARLY_MORE,
                        minute -> total(minute.rung().cpuMsPerOrder())),
                drift("memory, MiB", CLEARLY_MORE, minute -> total(minute.rung().memoryMiB())),
                drift(
                        "dead rows for 100 live ones",
                        CLEARLY_MORE,
                        minute -> 100
                                * minute.stored().deadRows()
                                / minute.stored().liveRows()),
                new Drift(
                        "stored, KiB/order",
                        kibPerOrder(0, third()),
                        kibPerOrder(2 * third(), minutes.size()),
                        CLEARLY_MORE));
    }

    boolean holds() {
        return minutes.stream().allMatch(minute -> minute.rung().holds())
                && drifts().stream().allMatch(Drift::holds);
    }

    private Drift drift(String what, double allowed, ToDoubleFunction<Minute> value) {
        return new Drift(
                what,
                mean(minutes.subList(0, third()), value),
                mean(minutes.subList(minutes.size() - third(), minutes.size()), value),
                allowed);
    }

    private int third() {
        return minutes.size() / 3;
    }

    private double kibPerOrder(int from, int to) {
        Storage atFirst = from == 0 ? before : minutes.get(from - 1).stored();
        double bytes = minutes.get(to - 1).stored().minus(atFirst).bytes();
        long orders = minutes.subList(from, to).stream()
                .mapToLong(minute -> minute.rung().counts().accepted())
                .sum();
        return Efficiency.quotient(bytes / 1_024, orders);
    }

    private static double mean(List<Minute> some, ToDoubleFunction<Minute> value) {
        return some.stream().mapToDouble(value).average().orElse(0);
    }

    private static double total(Map<String, Double> byProcess) {
        return RungJson.withTotal(byProcess).get("total");
    }
}
