package dev.quadrille.local.bench.calibration;

import dev.quadrille.local.audit.Broker;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures the machine, one kind of work after the other. */
public final class Calibrator {

    private static final int INTAKES = 16;
    private static final int BATCHERS = 4;

    private final Duration length;
    private final Machinery machinery;
    private int runs;

    /** @param length of each measurement, its warm-up not included */
    public Calibrator(Duration length, Machinery machinery) {
        this.length = length;
        this.machinery = machinery;
    }

    /** What there is to measure, and what its processes have used so far. */
    public interface Machinery {

        Broker kafka();

        String jdbcUrl(String database);

        Path directory();

        /** Of this process and the one that is named; of this alone where none is. */
        double cpuMillis(String... others);

        String broker();

        String database();
    }

    public Calibration run() {
        runs++;
        Probe transactions;
        Probe rows;
        try (CalibrationTables tables = tables()) {
            transactions = inDatabase(tables, INTAKES, OrderIntake::new);
            rows = inDatabase(tables, BATCHERS, BatchedRows::new);
        }
        try (CalibrationTopic topic = CalibrationTopic.create(machinery.kafka(), runs)) {
            Probe produced = producing(topic);
            Probe consumed = consuming(topic);
            Probe fsyncs = fsyncs();
            double millis = TimeUnit.SECONDS.toMillis(1) / fsyncs.perSecond();
            return new Calibration(transactions, rows, produced, consumed, fsyncs, millis, requests());
        }
    }

    private CalibrationTables tables() {
        return CalibrationTables.create(machinery.jdbcUrl("postgres"), machinery.jdbcUrl(CalibrationTables.DATABASE));
    }

    private Probe inDatabase(CalibrationTables tables, int count, Function<Connection, Meter.Workload> hand) {
        List<Meter.Workload> hands =
                Stream.generate(tables::connect).limit(count).map(hand).toList();
        return meter(machinery.database()).measure(deadline -> Crew.run(hands, deadline));
    }

    private Probe producing(CalibrationTopic topic) {
        try (Producing producing = new Producing(machinery.kafka(), topic.name())) {
            return meter(machinery.broker()).measure(producing);
        }
    }

    private Probe consuming(CalibrationTopic topic) {
        try (Consuming consuming = new Consuming(machinery.kafka(), topic.name())) {
            return meter(machinery.broker()).measure(consuming);
        }
    }

    private Probe fsyncs() {
        try (Fsyncs fsyncs = new Fsyncs(machinery.directory())) {
            return meter().measure(fsyncs);
        }
    }

    private Probe requests() {
        try (NoOpRequests requests = new NoOpRequests()) {
            return meter().measure(requests);
        }
    }

    private Meter meter(String... others) {
        return new Meter(length, () -> machinery.cpuMillis(others));
    }
}
