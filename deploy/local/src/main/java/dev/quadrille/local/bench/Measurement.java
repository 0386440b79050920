package dev.quadrille.local.bench;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends orders at one rate and observes everything meanwhile. */
final class Measurement {

    private static final long LOOK_MILLIS = 250;
    private static final Duration HEAD_START = Duration.ofMillis(50);

    private final Vertx vertx;
    private final LoadGenerator generator;
    private final Ends ends;
    private final Processes processes;
    private final WorkCounters counters;

    Measurement(Vertx vertx, LoadGenerator generator, Ends ends, Processes processes, WorkCounters counters) {
        this.vertx = vertx;
        this.generator = generator;
        this.ends = ends;
        this.processes = processes;
        this.counters = counters;
    }

    Rung at(double rate, Duration length) {
        Tally tally = Tally.open();
        Work workBefore = counters.read(0);
        Map<String, Double> cpuBefore = processes.cpuMillis();
        Schedule schedule = Schedule.of(System.nanoTime() + HEAD_START.toNanos(), rate, length);
        Backlog backlog = send(schedule, tally);
        long ended = tally.counts().ended();
        Map<String, Double> cpu = perOrder(cpuBefore, processes.cpuMillis(), ended);
        Map<String, Double> memory = processes.memoryMiB();
        ends.await(tally, schedule.orders());
        long unheard = ends.awaitHearers();
        Tally.Counts counts = tally.counts();
        Work work = counters.read(schedule.orders()).minus(workBefore).per(counts.accepted());
        return new Rung(rate, counts, backlog, unheard, tally.latency(), cpu, memory, work);
    }

    private Backlog send(Schedule schedule, Tally tally) {
        List<Long> samples = new CopyOnWriteArrayList<>();
        long timer = vertx.setPeriodic(
                LOOK_MILLIS, tick -> samples.add(tally.counts().underWay()));
        generator.send(schedule, tally).join();
        vertx.cancelTimer(timer);
        return new Backlog(List.copyOf(samples));
    }

    private static Map<String, Double> perOrder(Map<String, Double> before, Map<String, Double> after, long orders) {
        Map<String, Double> each = new TreeMap<>();
        after.forEach((name, millis) -> each.put(name, Efficiency.quotient(millis - before.get(name), orders)));
        return each;
    }
}
